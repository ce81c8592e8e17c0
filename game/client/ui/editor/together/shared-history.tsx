/** The history of a shared document: its versions, with the people that changed it. */
import type { WorkshopVersion } from "#protocol/workshop.ts";
import type { SharedDocument } from "../../../editor/together/shared-document.ts";
import { readVersion } from "../../../editor/documents/loaded-version.ts";
import { t } from "../../i18n/translate.ts";
import { usePage } from "../page-context.ts";
import { VersionHistory } from "../version-history.tsx";

export function SharedHistory({ shared }: { readonly shared: SharedDocument }) {
  const { page, loadVersion } = usePage();
  const workshop = shared.workshop.value;
  const entries = (workshop?.versions.value ?? []).map((version) => ({
    ...{ id: version.id, time: version.id, name: version.name, note: authorsText(version) },
    load: async () => readVersion(await loadVersion(shared.code, version.id)),
  }));
  return (
    <VersionHistory
      entries={entries}
      emptyText={t("editor.history.none")}
      onName={(name) => workshop?.nameVersion(name)}
      onRestore={(text) => page.restore(text)}
    />
  );
}

function authorsText({ authors }: WorkshopVersion): string {
  const names = [...new Set(authors.map(({ name }) => name))].join(", ");
  return names === "" ? t("editor.history.noAuthors") : t("editor.history.authors", { names });
}
