/** Joins and leaves rooms. One at a time: joining a room leaves the one before. */
import type { Client, Room } from "@colyseus/sdk";
import type { MatchState } from "#protocol/state.ts";
import type { ExitReason, HostAct, KickInfo } from "../../session/screen.ts";
import type { Session } from "../../session/session.ts";
import type { WorkPorts } from "../work/join-with-work.ts";
import { clearRoom } from "./clear-room.ts";
import { comeBack, type ComebackPorts, type LostSeat } from "./comeback.ts";
import { hostActOf, joinFailureOf } from "./exit-reason.ts";
import { RoomConnection } from "./room-connection.ts";
import { removeSeat, findSeat } from "./seat-token.ts";
import type { StadiumSource } from "../stadiums/stadium-source.ts";

export type JoinedRoom = Room<unknown, MatchState>;

/** The room to join (undefined for one that the server chooses or creates), and how. */
export type JoinTarget = { readonly code?: string; readonly watch?: boolean; readonly password?: string };

/** How the player was removed from the room. */
export type ExitDetails = { readonly kick?: KickInfo | undefined; readonly host?: HostAct | undefined };

/** What a connecting page needs of its attempt. */
export type JoinAttempt = Pick<WorkPorts, "signal" | "onWork">;

/** What coming back after a restart of the server needs of the page. */
type ReturnPorts = Omit<ComebackPorts<JoinedRoom>, "isCancelled" | "rejoin"> & {
  readonly rejoin: (seat: LostSeat, attempt: JoinAttempt) => Promise<JoinedRoom>;
};

export class RoomEntry {
  readonly #session: Session;
  readonly #stadiums: StadiumSource;
  readonly #returnPorts: ReturnPorts;
  #connection: RoomConnection | undefined;
  /** Counts attempts, so that a room that answers after the player has left the page is left at once. */
  #attempt = 0;
  /** Ends the work of the attempt. */
  #abort = new AbortController();
  #heldKeys = 0;

  constructor(session: Session, stadiums: StadiumSource, returnPorts: ReturnPorts) {
    this.#session = session;
    this.#stadiums = stadiums;
    this.#returnPorts = returnPorts;
  }

  /** The connection to the room, if there is one. */
  get connection(): RoomConnection | undefined {
    return this.#connection;
  }

  async join(target: JoinTarget, connect: (attempt: JoinAttempt) => Promise<JoinedRoom>): Promise<void> {
    const { screen } = this.#session;
    const mine = ++this.#attempt;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#connection?.leave();
    clearRoom(this.#session);
    screen.value = { kind: "joining", code: target.code };
    try {
      const room = await connect({
        signal: this.#abort.signal,
        onWork: () => {
          if (mine === this.#attempt) screen.value = { kind: "joining", code: target.code, working: true };
        },
      });
      if (mine !== this.#attempt) return void room.leave(true);
      this.#connect(room);
      screen.value = { kind: "room", code: room.roomId };
    } catch (error) {
      if (mine === this.#attempt) this.#refused(error, target);
    }
  }

  leave(): void {
    this.#attempt++;
    this.#abort.abort();
    if (this.#connection === undefined) this.#exit(null, undefined);
    else this.#connection.leave();
  }

  holdKeys(keys: number): void {
    this.#heldKeys = keys;
    this.#connection?.holdKeys(keys);
  }

  #connect(room: JoinedRoom): RoomConnection {
    const connection = new RoomConnection(room, this.#session, this.#stadiums, (reason, details) => {
      const seat = { code: room.roomId, token: room.reconnectionToken.split(":")[1] ?? "" };
      if (reason === "stopped" || reason === "gone" || reason === "failed") void this.#comeBack(seat, reason);
      else this.#exit(reason, room.roomId, details);
    });
    this.#connection = connection;
    return connection;
  }

  /** The last picture of the match stays, under a notice, until the room is restored. */
  async #comeBack(seat: LostSeat, why: ExitReason): Promise<void> {
    const mine = ++this.#attempt;
    this.#connection = undefined;
    this.#session.connection.value = { kind: "restarting" };
    this.#abort = new AbortController();
    const attempt = { signal: this.#abort.signal, onWork: () => undefined };
    const isCancelled = () => mine !== this.#attempt;
    const rejoin = (lost: LostSeat) => this.#returnPorts.rejoin(lost, attempt);
    const back = await comeBack(seat, { ...this.#returnPorts, rejoin, isCancelled });
    if (back === "cancelled" || back === "reloading") return;
    if ("room" in back) {
      if (isCancelled()) return void back.room.leave(true);
      this.#connect(back.room).holdKeys(this.#heldKeys);
      this.#session.connection.value = { kind: "live" };
    } else if (!isCancelled()) {
      removeSeat();
      // A room that was not restored has ended for the first reason.
      this.#exit(back.reason === "notFound" ? why : back.reason, seat.code);
    }
  }

  #refused(error: unknown, { code = "", watch = false, password = "" }: JoinTarget): void {
    const reason = joinFailureOf(error);
    if (reason !== "password") {
      return this.#exit(reason, code === "" ? undefined : code, { host: hostActOf(reason, (error as Error).message) });
    }
    this.#session.screen.value = { kind: "password", code, wrong: password !== "", watch };
  }

  #exit(reason: ExitReason | null, code: string | undefined, { kick, host }: ExitDetails = {}): void {
    this.#connection = undefined;
    clearRoom(this.#session);
    this.#session.screen.value =
      reason === null ? { kind: "home" } : { kind: "exit", reason, code, ...(kick && { kick }), ...(host && { host }) };
  }
}

/**
 * Reconnects a reloaded page to its seat; undefined when there is none (any more). Rejects when the server cannot be
 * reached.
 */
export async function reclaimSeat(client: Client, code: string): Promise<JoinedRoom | undefined> {
  const token = findSeat(code, Date.now());
  if (token === undefined) return undefined;
  try {
    return await client.reconnect(token);
  } catch (error) {
    const reason = joinFailureOf(error);
    // The seat may still be there, and another join would fail in the same way.
    if (reason === "blocked" || reason === "unreachable") throw error;
    removeSeat();
    return undefined;
  }
}
