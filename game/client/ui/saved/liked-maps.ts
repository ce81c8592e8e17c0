/** The codes of the published maps that the player likes, as far as they are saved in this browser. */
import { storedSignal, type StoredSignal } from "../storage/stored-signal.ts";

/** More than any page shows. */
const CODES_MAX = 2000;

export function createLikedMaps(): StoredSignal<readonly string[]> {
  return storedSignal<readonly string[]>("rondo.likedMaps", { read: readCodes });
}

function readCodes(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((code) => typeof code === "string").slice(-CODES_MAX) : [];
}
