/** The avatar that the visitor has chosen: it goes with him from room to room. */

const KEY = "rondo.avatar";

/** More than the longest emoji needs, and all that a room reads. */
const LENGTH_MAX = 32;

/** "" when he wants his number. */
export function keepAvatar(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // A browser without storage forgets it with the room.
  }
}

export function findAvatar(): string {
  try {
    return (localStorage.getItem(KEY) ?? "").slice(0, LENGTH_MAX);
  } catch {
    return "";
  }
}
