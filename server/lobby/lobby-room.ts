/**
 * The room of clients that follow the room list. The framework has a LobbyRoom of its own, which sends the matchmaker's
 * rows as they are (process ids, addresses of other processes), encodes them per client, at whatever rate rooms change,
 * and accepts filters from clients without checking them. So only its basis is used: realtime listings, and the
 * subscription to them (live-feed.ts). Clients have nothing to send in here.
 */
import { type AuthContext, type Client, ClientState, matchMaker, Room, ServerError } from "@colyseus/core";
import type { Logger } from "pino";
import {
  CLOSE_BAD_FRAME,
  CLOSE_CROWDED,
  CLOSE_SLOW_READER,
  CLOSE_UNKNOWN_MESSAGE,
  refusalStatus,
} from "#protocol/close-code.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { OpenRooms } from "../admission/open-rooms.ts";
import { closeClient, socketOf } from "../colyseus/close-client.ts";
import { FrameGuard, guardFrames } from "../colyseus/frame-guard.ts";
import { stopFrameworkTimers } from "../colyseus/framework-timers.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import { type Cursor, readCursor } from "./cursor.ts";
import type { LiveFeed } from "./live-feed.ts";
import type { Quota } from "../limits/quota.ts";

export type LobbyPorts = {
  readonly feed: LiveFeed;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
  readonly refusals: RefusalCounter;
  readonly limits: LobbyLimits;
  /** Readers of all lobby rooms of the server together. */
  readonly quota: Quota;
  readonly rooms: OpenRooms;
};

export type LobbyLimits = {
  /** Readers of one lobby room; the next reader gets another room, up to `rooms`. */
  readonly readers: number;
  readonly rooms: number;
  readonly perNetwork: number;
  /** Time in which a client must answer the join, in milliseconds. */
  readonly answerMs: number;
};

export const LOBBY_LIMITS: LobbyLimits = { readers: 200, rooms: 5, perNetwork: 100, answerMs: 10_000 };

/** A client with more unread bytes is disconnected: the size of more than a thousand rooms. */
const UNREAD_MAX = 512 * 1024;

/** Seconds after which a reserved seat that was not taken is free again. */
const RESERVATION_S = 5;

type LobbyAuth = { readonly network: string };

type Reader = { readonly guard: FrameGuard; readonly leave: () => void };

/** The lobby room class of one server. */
export function lobbyRoom(ports: LobbyPorts): new () => LobbyRoom {
  return class extends LobbyRoom {
    override readonly ports = ports;
  };
}

export abstract class LobbyRoom extends Room {
  abstract readonly ports: LobbyPorts;
  override seatReservationTimeout = RESERVATION_S;
  readonly #readers = new Map<string, Reader>();
  #cursor!: Cursor;
  #unfollow: (() => void) | undefined;

  static override async onAuth(_token: string, _options: unknown, context: AuthContext): Promise<LobbyAuth> {
    return { network: context.headers.get(NETWORK_HEADER) ?? "" };
  }

  override async onCreate(): Promise<void> {
    const { feed, now, refusals, limits, rooms } = this.ports;
    const others = await matchMaker.query({ name: this.roomName, processId: matchMaker.processId });
    if (others.length >= limits.rooms) {
      refusals.add("lobbyReaders");
      throw new ServerError(refusalStatus(CLOSE_CROWDED), "too many readers of the list; GET /api/live has it, too");
    }
    guardFrames(this, { guardOf: (client) => this.#readers.get(client.sessionId)?.guard, now, refusals });
    this.maxClients = limits.readers;
    stopFrameworkTimers(this);
    this.onMessage("*", (client) => this.#refuse("unknownMessage", client, CLOSE_UNKNOWN_MESSAGE, "unknown message"));
    this.#cursor = readCursor(feed.snapshot().cursor)!;
    this.#unfollow = feed.follow(() => this.#send());
    rooms.add(this);
  }

  override onJoin(client: Client, _options: unknown, { network }: LobbyAuth): void {
    const { feed, now, limits, quota, refusals } = this.ports;
    const leave = quota.take(network);
    if (leave === undefined) {
      refusals.add("lobbyReaders", { code: CLOSE_CROWDED });
      return client.leave(CLOSE_CROWDED, "too many readers from this network");
    }
    this.#readers.set(client.sessionId, { guard: new FrameGuard(now()), leave });
    client.send("rooms", feed.snapshot());
    // Until the client answers, everything that is sent to it is queued.
    setTimeout(() => {
      if (client.state === ClientState.JOINING) this.#refuse("silentClient", client, CLOSE_BAD_FRAME, "no answer");
    }, limits.answerMs).unref();
  }

  override onLeave(client: Client): void {
    this.#readers.get(client.sessionId)?.leave();
    this.#readers.delete(client.sessionId);
  }

  override onDispose(): void {
    this.#unfollow?.();
    this.ports.rooms.remove(this);
  }

  /** An exception affects no other reader. A failed creation is reported to the client that asked for it. */
  override onUncaughtException(error: Error, method: string): void {
    if (method !== "onCreate") this.ports.log.error({ err: error, method }, "lobby room failed");
  }

  #send(): void {
    const news = this.ports.feed.since(this.#cursor);
    if (news === undefined) return;
    this.#cursor = readCursor(news.cursor)!;
    this.broadcast("rooms" in news ? "rooms" : "changes", news);
    for (const client of [...this.clients]) {
      if (socketOf(client).bufferedAmount <= UNREAD_MAX) continue;
      this.#refuse("slowReader", client, CLOSE_SLOW_READER, "slow reader");
    }
  }

  #refuse(counted: RefusalReason, client: Client, code: number, reason: string): void {
    this.ports.refusals.add(counted, { room: this.roomName, code });
    closeClient(this, client, code, reason);
  }
}
