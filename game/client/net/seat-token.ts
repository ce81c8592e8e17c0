/**
 * The token that brings a reloaded page back to its seat. It lives in this tab only, and no longer than the server keeps
 * the seat.
 */

const KEY = "rondo.seat";

/** As long as the server holds a seat. */
const SEAT_MS = 60_000;

type Seat = { readonly code: string; readonly token: string; readonly savedMs: number };

export function saveSeat(code: string, token: string, nowMs: number): void {
  const seat: Seat = { code, token, savedMs: nowMs };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seat));
  } catch {
    // A browser without storage loses the seat on reload, and nothing else.
  }
}

export function dropSeat(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}

/** The token for this room, if it can still be good. */
export function findSeat(code: string, nowMs: number): string | undefined {
  try {
    const seat = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Seat | null;
    return seat !== null && seat.code === code && nowMs - seat.savedMs < SEAT_MS ? seat.token : undefined;
  } catch {
    return undefined;
  }
}
