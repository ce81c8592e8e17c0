/** Keeps the document as it is under a name. */
import { useSignal } from "@preact/signals";
import { BookmarkPlus } from "lucide-preact";
import { VERSION_NAME_MAX } from "#protocol/workshop.ts";
import { Button } from "../component/button.tsx";
import { t } from "../i18n/translate.ts";

/** Calls the listener with the typed name, or the usual one. */
export function VersionForm({ onName }: { readonly onName: (name: string) => void }) {
  const name = useSignal("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onName(name.value.trim() || t("editor.versions.unnamed"));
        name.value = "";
      }}
    >
      <input
        aria-label={t("editor.versions.name")}
        placeholder={t("editor.versions.name")}
        maxLength={VERSION_NAME_MAX}
        value={name.value}
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <Button type="submit" size="small" icon={<BookmarkPlus />}>
        {t("editor.versions.keep")}
      </Button>
    </form>
  );
}
