/** Named versions of the document in this browser. */
import { useSignal } from "@preact/signals";
import { BookmarkPlus, RotateCcw } from "lucide-preact";
import type { OpenEditor } from "../../editor/editor-page.ts";
import { Button } from "../component/button.tsx";
import { dateText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { usePage } from "./page-context.ts";

export function VersionsPanel({ open }: { readonly open: OpenEditor }) {
  const { page } = usePage();
  const name = useSignal("");
  const versions = open.versions.value;
  const add = (event: Event) => {
    event.preventDefault();
    void page.addVersion(name.value.trim() || t("editor.versions.unnamed"));
    name.value = "";
  };
  return (
    <div class="editor-versions">
      <form onSubmit={add}>
        <input
          aria-label={t("editor.versions.name")}
          placeholder={t("editor.versions.name")}
          maxLength={60}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <Button type="submit" size="small" icon={<BookmarkPlus />}>
          {t("editor.versions.keep")}
        </Button>
      </form>
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
