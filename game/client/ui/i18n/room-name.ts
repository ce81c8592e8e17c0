/** The name that is shown for a room. */
import { t } from "./translate.ts";

/** Rooms of kind "quick" and rooms with the name "" are quick matches. `kind` is known from listings only. */
export function roomName({ name, kind }: { readonly name: string; readonly kind?: string }): string {
  return kind === "quick" || name === "" ? t("common.quickMatch") : name;
}
