/** Tickets: the permission to upload one stadium to one room, issued over the socket and used once over HTTP. */
import { LRUCache } from "lru-cache";
import { lruClock } from "../limits/lru-clock.ts";

export const TICKET_MS = 60_000;

/** Maximum number of valid tickets; above it the oldest become invalid. */
const TICKETS_MAX = 1000;

const TOKEN_BYTES = 18;

type Ticket = { readonly room: string; readonly member: number };

/** Where tickets are issued and redeemed: the memory of a process, or what a cluster shares. */
export type Tickets = {
  /** A member has one ticket at a time: an older one becomes invalid. */
  issue(room: string, member: number): string | Promise<string>;
  /** True for a valid ticket of this room. A ticket is used up by the attempt. */
  redeem(token: string, room: string): boolean | Promise<boolean>;
};

/** A token that cannot be guessed; `randomBytes` must not be predictable. */
export function makeTicketToken(randomBytes: (count: number) => Uint8Array): string {
  return Buffer.from(randomBytes(TOKEN_BYTES)).toString("base64url");
}

/** The tickets of one process. */
export class UploadTickets implements Tickets {
  readonly #randomBytes: (count: number) => Uint8Array;
  /** By token. */
  readonly #tickets: LRUCache<string, Ticket>;

  /** `now` in monotonic milliseconds; `randomBytes` must not be predictable. */
  constructor(now: () => number, randomBytes: (count: number) => Uint8Array) {
    this.#randomBytes = randomBytes;
    // A ticket is invalid when its time is reached; the cache drops entries only after it.
    this.#tickets = new LRUCache({ max: TICKETS_MAX, ttl: TICKET_MS - 1, ...lruClock(now) });
  }

  issue(room: string, member: number): string {
    for (const [token, ticket] of this.#tickets.entries()) {
      if (ticket.room === room && ticket.member === member) this.#tickets.delete(token);
    }
    const token = makeTicketToken(this.#randomBytes);
    this.#tickets.set(token, { room, member });
    return token;
  }

  redeem(token: string, room: string): boolean {
    const ticket = this.#tickets.get(token);
    this.#tickets.delete(token);
    return ticket?.room === room;
  }
}
