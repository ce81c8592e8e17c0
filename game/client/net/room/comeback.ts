/**
 * The way back into a room whose server restarted or whose process died: the page joins it again, until the room is restored.
 * The server finds the kept seat by the player's key, and among several by the token of the last connection.
 */
import type { ExitReason } from "../../session/screen.ts";
import { joinFailureOf } from "./exit-reason.ts";

/** The seat that the client had. */
export type LostSeat = { readonly code: string; readonly token: string };

export type ComebackPorts<R> = {
  readonly rejoin: (seat: LostSeat) => Promise<R>;
  /**
   * Reloads the page if the server has a newer one; the page then joins the room by its address. Rejects when the server does not
   * send its page.
   */
  readonly reloadIfOutdated: () => Promise<boolean>;
  /** True once the player has left. */
  readonly isCancelled: () => boolean;
  readonly wait: (ms: number) => Promise<void>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
};

/** The server keeps a seat for a minute. */
const TOTAL_MS = 75_000;

/** Time in which a server that responds must have restored the room. */
const RESTORED_MS = 15_000;

/** Pauses between attempts grow from the first to the last, and are spread so that not all clients ask at once. */
const FIRST_PAUSE_MS = 400;
const LAST_PAUSE_MS = 3000;
const PAUSE_GROWTH = 1.4;
const PAUSE_SPREAD = 0.5;

/** Failures that end with the restart or with time; the others are final. */
const TEMPORARY: ReadonlySet<ExitReason | "password"> = new Set<ExitReason>([
  ...(["unreachable", "blocked", "lost", "stopped", "crowded", "full", "failed", "notFound", "gone"] as const),
]);

export type Comeback<R> = { readonly room: R } | { readonly reason: ExitReason } | "cancelled" | "reloading";

export async function comeBack<R>(seat: LostSeat, ports: ComebackPorts<R>): Promise<Comeback<R>> {
  const { rejoin, reloadIfOutdated, isCancelled, wait, now, random } = ports;
  const startMs = now();
  /** When the server first responded without the room. */
  let missingMs = Infinity;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * PAUSE_GROWTH)) {
    await wait(pauseMs * (1 + (random() - 0.5) * PAUSE_SPREAD));
    if (isCancelled()) return "cancelled";
    try {
      // Before the page is compared nothing is joined: a server that starts meanwhile could get an old page.
      if (await reloadIfOutdated()) return "reloading";
      return { room: await rejoin(seat) };
    } catch (error) {
      const reason = joinFailureOf(error);
      if (reason === "notFound") missingMs = Math.min(missingMs, now());
      else missingMs = Infinity;
      const isLate = now() - startMs > TOTAL_MS || now() - missingMs > RESTORED_MS;
      // A room that asks for a password has given the seat away.
      if (isLate || !TEMPORARY.has(reason)) return { reason: reason === "password" ? "gone" : reason };
    }
  }
}
