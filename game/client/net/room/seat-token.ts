/**
 * The reconnection token of a seat: a reloaded page gets its seat back with it. It is stored for this tab only, and no
 * longer than the server keeps the seat.
 */

const KEY = "rondo.seat";

/** The time for which the server keeps a seat. */
const SEAT_MS = 60_000;

type Seat = { readonly code: string; readonly token: string; readonly savedMs: number };

/** A frame shares the storage of its tab, but not the seat. */
function isFramed(): boolean {
  return typeof window !== "undefined" && window.parent !== window;
}

export function saveSeat(code: string, token: string, nowMs: number): void {
  if (isFramed()) return;
  const seat: Seat = { code, token, savedMs: nowMs };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seat));
  } catch {
    // A browser without storage loses the seat on reload, and nothing else.
  }
}

export function removeSeat(): void {
  if (isFramed()) return;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}

/** The token for this room; undefined when there is none that can still be valid. */
export function findSeat(code: string, nowMs: number): string | undefined {
  const seat = readSeat(nowMs);
  return seat?.code === code ? seat.token : undefined;
}

/** The code of the room whose seat this tab may still have. */
export function findSeatRoom(nowMs: number): string | undefined {
  return readSeat(nowMs)?.code;
}

function readSeat(nowMs: number): Seat | undefined {
  if (isFramed()) return undefined;
  try {
    const seat = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Seat | null;
    return seat !== null && nowMs - seat.savedMs < SEAT_MS ? seat : undefined;
  } catch {
    return undefined;
  }
}
