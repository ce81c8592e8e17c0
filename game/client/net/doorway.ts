/** The way into rooms and out of them. One visit at a time: whoever enters another room has left the one before. */
import type { Client, Room } from "@colyseus/sdk";
import type { MatchState } from "#protocol/state.ts";
import type { GoneReason, Verdict } from "../session/screen.ts";
import type { Session } from "../session/session.ts";
import { reasonForRefusal } from "./gone-reason.ts";
import { RoomVisit } from "./room-visit.ts";
import { dropSeat, findSeat } from "./seat-token.ts";
import type { StadiumShelf } from "./stadium-shelf.ts";

export type Entered = Room<unknown, MatchState>;

/** A way in: which room (undefined for one that is found or made), and how. */
export type Way = { readonly code?: string; readonly watch?: boolean; readonly password?: string };

export class Doorway {
  readonly #session: Session;
  readonly #shelf: StadiumShelf;
  #visit: RoomVisit | undefined;
  /** Counts attempts, so that a room that answers after the visitor went on is left at once. */
  #attempt = 0;

  constructor(session: Session, shelf: StadiumShelf) {
    this.#session = session;
    this.#shelf = shelf;
  }

  /** The stay in the room he is in. */
  get visit(): RoomVisit | undefined {
    return this.#visit;
  }

  async enter(way: Way, entry: () => Promise<Entered>): Promise<void> {
    const { screen } = this.#session;
    const mine = ++this.#attempt;
    this.#visit?.leave();
    forgetRoom(this.#session);
    screen.value = { kind: "joining", code: way.code };
    try {
      const room = await entry();
      if (mine !== this.#attempt) return void room.leave(true);
      this.#visit = new RoomVisit(room, this.#session, this.#shelf, (reason, verdict) =>
        this.#gone(reason, room.roomId, verdict),
      );
      screen.value = { kind: "room" };
    } catch (error) {
      if (mine === this.#attempt) this.#refused(error, way);
    }
  }

  leave(): void {
    this.#attempt++;
    if (this.#visit === undefined) this.#gone(null, undefined);
    else this.#visit.leave();
  }

  #refused(error: unknown, { code = "", watch = false, password = "" }: Way): void {
    const reason = reasonForRefusal(error);
    if (reason !== "password") return this.#gone(reason, code === "" ? undefined : code);
    this.#session.screen.value = { kind: "door", code, wrong: password !== "", watch };
  }

  #gone(reason: GoneReason | null, code: string | undefined, verdict?: Verdict): void {
    this.#visit = undefined;
    forgetRoom(this.#session);
    this.#session.screen.value =
      reason === null ? { kind: "home" } : { kind: "gone", reason, code, ...(verdict && { verdict }) };
  }
}

/** A reloaded page finds its seat again; undefined when there is none, or not any more. */
export async function takeSeat(client: Client, code: string): Promise<Entered | undefined> {
  const token = findSeat(code, Date.now());
  if (token === undefined) return undefined;
  try {
    return await client.reconnect(token);
  } catch {
    dropSeat();
    return undefined;
  }
}

function forgetRoom(session: Session): void {
  session.frames.value = null;
  session.game.value = null;
  session.players.value = [];
  session.myId.value = -1;
  session.room.value = null;
  session.vote.value = null;
  session.chat.value = [];
  session.emotes.value = new Map();
  session.spectating.value = { kind: "ball" };
  session.connection.value = { kind: "live" };
  session.netStats.value = null;
}
