/** Passes on what the referee says: to everybody or to those it is for, and keeps the last lines for newcomers. */
import type { Client, Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import type { DatedNotice, NoticeKind } from "#protocol/notice.ts";
import { isToServerKind } from "#protocol/to-server.ts";
import { tell, type SeatHolder } from "./seat-holder.ts";

const HISTORY_MAX = 50;

/** Gone as soon as they are seen. */
const FLEETING: ReadonlySet<NoticeKind> = new Set(["emote"]);

type Holders = ReadonlyMap<string, SeatHolder>;

export class Herald {
  readonly #room: Room;
  readonly #holders: Holders;
  readonly #now: () => number;
  #history: DatedNotice[] = [];

  /** `now` gives milliseconds since 1970. */
  constructor(room: Room, holders: Holders, now: () => number) {
    this.#room = room;
    this.#holders = holders;
    this.#now = now;
  }

  get history(): readonly DatedNotice[] {
    return this.#history;
  }

  /** After each tick. */
  deliver({ notices, refused }: Match): void {
    for (const { notice, to } of notices) {
      const dated = { notice, at: this.#now() };
      if (to === undefined) this.#proclaim(dated);
      else for (const client of this.#clientsOf(to)) tell(client, "notice", dated);
    }
    for (const { by, kind, why } of refused) {
      if (!isToServerKind(kind)) continue;
      for (const client of this.#clientsOf([by])) tell(client, "refused", { kind, why });
    }
  }

  #proclaim(dated: DatedNotice): void {
    this.#room.broadcast("notice", dated);
    if (FLEETING.has(dated.notice.kind)) return;
    this.#history.push(dated);
    if (this.#history.length > HISTORY_MAX) this.#history.shift();
  }

  #clientsOf(ids: readonly number[]): Client[] {
    return Array.from(this.#room.clients).filter((client) => {
      const holder = this.#holders.get(client.sessionId);
      return holder !== undefined && ids.includes(holder.memberId);
    });
  }
}
