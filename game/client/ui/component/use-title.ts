/** The title of the browser's tab. */
import { useEffect } from "preact/hooks";
import { t } from "../i18n/translate.ts";

export function useTitle(title: string): void {
  useEffect(() => void (document.title = `${title} · ${t("common.name")}`), [title]);
}
