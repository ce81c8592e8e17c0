/** The avatar that the player chose, used in every room they join. */

const KEY = "rondo.avatar";

/** Maximum length that a room reads; more than the longest emoji needs. */
const LENGTH_MAX = 32;

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
    return (localStorage.getItem(KEY) ?? "").slice(0, LENGTH_MAX);
  } catch {
    return "";
  }
}
