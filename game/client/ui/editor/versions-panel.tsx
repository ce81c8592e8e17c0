/** Named versions of the document in this browser. */
import { readSavedVersion } from "../../editor/documents/loaded-version.ts";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { t } from "../i18n/translate.ts";
import { usePage } from "./page-context.ts";
import { VersionHistory } from "./version-history.tsx";

export function VersionsPanel({ open }: { readonly open: OpenEditor }) {
  const { page } = usePage();
  const entries = open.versions.value.toReversed().map(({ id, name, time, text }) => ({
    ...{ id, name, time },
    load: async () => readSavedVersion(text),
  }));
  return (
    <VersionHistory
      entries={entries}
      emptyText={t("editor.versions.none")}
      onName={(name) => void page.addVersion(name)}
      onRestore={(text) => page.restore(text)}
    />
  );
}
