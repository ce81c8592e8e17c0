/** What a room is called. Quick matches have no name of their own: each page has a word for them. */
import { t } from "./translate.ts";

/** `kind` is told by listings; a room one is in has "" for a name instead. */
export function roomName({ name, kind }: { readonly name: string; readonly kind?: string }): string {
  return kind === "quick" || name === "" ? t("common.quickMatch") : name;
}
