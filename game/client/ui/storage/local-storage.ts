/** localStorage that never throws: private windows and full disks lose what is written when the page closes. */

/** Null when nothing is stored or storage is blocked. */
export function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Does nothing when storage is blocked or full. */
export function writeItem(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The value lasts until the page is closed.
  }
}

/** The parsed JSON; null when nothing is stored or it is not JSON. */
export function readJson(key: string): unknown {
  try {
    return JSON.parse(readItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Does nothing when storage is blocked. */
export function removeItem(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
