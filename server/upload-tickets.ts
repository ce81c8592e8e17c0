/** The right to upload one stadium to one room: given by the room over the socket, shown once over HTTP, soon stale. */

export const TICKET_MS = 60_000;

/** More than are wanted in a minute by any honest crowd; beyond it the oldest are void. */
const TICKETS_MAX = 1000;

const TOKEN_BYTES = 18;

type Ticket = { readonly room: string; readonly member: number; readonly untilMs: number };

export class UploadTickets {
  readonly #now: () => number;
  readonly #randomBytes: (count: number) => Uint8Array;
  /** By token, oldest first. */
  readonly #tickets = new Map<string, Ticket>();

  /** `now` in monotonic milliseconds; `randomBytes` must not be guessable. */
  constructor(now: () => number, randomBytes: (count: number) => Uint8Array) {
    this.#now = now;
    this.#randomBytes = randomBytes;
  }

  /** A member has one at a time: his last one is void from now on. */
  issue(room: string, member: number): string {
    this.#tidy(room, member);
    const token = Buffer.from(this.#randomBytes(TOKEN_BYTES)).toString("base64url");
    this.#tickets.set(token, { room, member, untilMs: this.#now() + TICKET_MS });
    return token;
  }

  /** True for a ticket of this room that is still good. Whoever shows a ticket has used it. */
  redeem(token: string, room: string): boolean {
    const ticket = this.#tickets.get(token);
    this.#tickets.delete(token);
    return ticket !== undefined && ticket.room === room && this.#now() < ticket.untilMs;
  }

  #tidy(room: string, member: number): void {
    const now = this.#now();
    for (const [token, ticket] of this.#tickets) {
      const his = ticket.room === room && ticket.member === member;
      if (his || ticket.untilMs <= now || this.#tickets.size >= TICKETS_MAX) this.#tickets.delete(token);
    }
  }
}
