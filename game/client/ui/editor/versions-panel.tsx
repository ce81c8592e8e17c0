/** Named versions of the document in this browser. */
import { RotateCcw } from "lucide-preact";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { Button } from "../component/button.tsx";
import { dateText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { usePage } from "./page-context.ts";
import { VersionForm } from "./version-form.tsx";

export function VersionsPanel({ open }: { readonly open: OpenEditor }) {
  const { page } = usePage();
  const versions = open.versions.value;
  return (
    <div class="editor-versions">
      <VersionForm onName={(name) => void page.addVersion(name)} />
      {versions.length === 0 && <p class="field-note">{t("editor.versions.none")}</p>}
      <ul>
        {versions.map((version) => (
          <li key={version.id}>
            {version.picture !== "" && <img src={version.picture} alt="" />}
            <span>
              <b>{version.name}</b>
              <small>{dateText(version.time, { dateStyle: "medium", timeStyle: "short" })}</small>
            </span>
            <Button size="small" icon={<RotateCcw />} onPress={() => page.restore(version.text)}>
              {t("editor.versions.restore")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
