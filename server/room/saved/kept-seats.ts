/**
 * Seats of a restored room, each for the client that had it before the restart, for a limited time. They are sessions without a
 * connection, which a join with the same key takes over (room/join.ts).
 */
import { createClientSession, type ClientSession } from "../client-session.ts";
import type { SavedSeat } from "./saved-room.ts";

type KeptSeatsPorts = {
  readonly sessions: Map<string, ClientSession>;
  /** Time for which a seat is kept. */
  readonly seatMs: number;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** A seat was given up. */
  readonly onRelease: (session: ClientSession) => void;
};

export class KeptSeats {
  readonly #ports: KeptSeatsPorts;
  readonly #timers = new Map<ClientSession, NodeJS.Timeout>();

  constructor(ports: KeptSeatsPorts) {
    this.#ports = ports;
  }

  get count(): number {
    return this.#timers.size;
  }

  /** Whether a seat is kept for this key. */
  has(key: string): boolean {
    return [...this.#timers.keys()].some(({ request }) => request.key === key);
  }

  add({ memberId, key, network, tokenHash }: SavedSeat): void {
    const { sessions, seatMs, now } = this.#ports;
    const sessionId = `kept-${memberId}`;
    const session = createClientSession(memberId, { key, network }, now());
    session.returning = true;
    session.tokenHash = tokenHash;
    session.releaseSeat = () => {
      clearTimeout(this.#timers.get(session));
      this.#timers.delete(session);
      // A session that was taken over is no longer found under this id.
      if (sessions.get(sessionId) !== session) return;
      sessions.delete(sessionId);
      this.#ports.onRelease(session);
    };
    sessions.set(sessionId, session);
    this.#timers.set(session, setTimeout(session.releaseSeat, seatMs).unref());
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
