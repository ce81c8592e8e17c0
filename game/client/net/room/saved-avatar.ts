/** The avatar that the player chose, used in every room they join. */
import { cleanAvatar } from "#room/text.ts";

const KEY = "rondo.avatar";

/** "" shows the number. */
export function saveAvatar(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Without storage the avatar lasts as long as the room.
  }
}

export function loadAvatar(): string {
  try {
    return cleanAvatar(localStorage.getItem(KEY) ?? "");
  } catch {
    return "";
  }
}
