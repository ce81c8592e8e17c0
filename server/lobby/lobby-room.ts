/**
 * The room of those who look at the room list. The framework has a LobbyRoom of its own, which hands out the
 * matchmaker's rows as they are (process ids, addresses of other processes), to each client for itself, at whatever rate
 * rooms change, and lets clients send filters that it does not check. So only what it stands on is used: realtime
 * listings, and the subscription to them (live-feed.ts). Visitors have nothing to say in here.
 */
import { type AuthContext, type Client, ClientState, matchMaker, Room, ServerError } from "@colyseus/core";
import {
  CLOSE_BAD_FRAME,
  CLOSE_CROWDED,
  CLOSE_SLOW_READER,
  CLOSE_UNKNOWN_MESSAGE,
  refusalStatus,
} from "#protocol/close-code.ts";
import type { Logger } from "pino";
import { NETWORK_HEADER } from "../identity/network.ts";
import { dismiss, socketOf } from "../room/dismiss.ts";
import { FrameGuard } from "../room/frame-guard.ts";
import { guardFrames } from "../room/guard-frames.ts";
import { stopFrameworkTimers } from "../room/stop-framework-timers.ts";
import { type Cursor, readCursor } from "./cursor.ts";
import type { LiveFeed } from "./live-feed.ts";
import type { Places } from "./places.ts";

export type LobbyPorts = {
  readonly feed: LiveFeed;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
  readonly limits: LobbyLimits;
  /** Of all lobby rooms of the process together. */
  readonly places: Places;
};

export type LobbyLimits = {
  /** Readers of one lobby room; the next one gets another room, up to so many. */
  readonly readers: number;
  readonly rooms: number;
  readonly perNetwork: number;
  /** A socket that has not answered the welcome by then is not a client of ours, in milliseconds. */
  readonly answerMs: number;
};

export const LOBBY_LIMITS: LobbyLimits = { readers: 200, rooms: 5, perNetwork: 100, answerMs: 10_000 };

/** A client with more unread bytes than this is cut off: more than a thousand rooms. */
const UNREAD_MAX = 512 * 1024;

type LobbyAuth = { readonly network: string };

type Reader = { readonly guard: FrameGuard; readonly leave: () => void };

export class LobbyRoom extends Room {
  /** Set by the composition root before the first room is made. */
  static ports: LobbyPorts;

  /** A place that is reserved and not taken is soon free again. */
  override seatReservationTimeout = 5;
  readonly #readers = new Map<string, Reader>();
  #cursor!: Cursor;
  #stopFollowing: (() => void) | undefined;

  static override async onAuth(_token: string, _options: unknown, context: AuthContext): Promise<LobbyAuth> {
    return { network: context.headers.get(NETWORK_HEADER) ?? "" };
  }

  override async onCreate(): Promise<void> {
    const { feed, now, log, limits } = LobbyRoom.ports;
    const others = await matchMaker.query({ name: this.roomName });
    if (others.length >= limits.rooms) {
      throw new ServerError(refusalStatus(CLOSE_CROWDED), "too many look at the list; GET /api/live has it, too");
    }
    guardFrames(this, (client) => this.#readers.get(client.sessionId)?.guard, now, log);
    this.maxClients = limits.readers;
    stopFrameworkTimers(this);
    this.onMessage("*", (client) => dismiss(this, client, CLOSE_UNKNOWN_MESSAGE, "unknown message"));
    this.#cursor = readCursor(feed.snapshot().cursor)!;
    this.#stopFollowing = feed.follow(() => this.#tell());
  }

  override onJoin(client: Client, _options: unknown, { network }: LobbyAuth): void {
    const { feed, now, limits, places } = LobbyRoom.ports;
    const leave = places.take(network);
    if (leave === undefined) return client.leave(CLOSE_CROWDED, "too many look at the list from this network");
    this.#readers.set(client.sessionId, { guard: new FrameGuard(now()), leave });
    client.send("rooms", feed.snapshot());
    // Until he answers, all that he is sent is kept for him.
    setTimeout(() => {
      if (client.state === ClientState.JOINING) dismiss(this, client, CLOSE_BAD_FRAME, "does not answer");
    }, limits.answerMs).unref();
  }

  override onLeave(client: Client): void {
    this.#readers.get(client.sessionId)?.leave();
    this.#readers.delete(client.sessionId);
  }

  override onDispose(): void {
    this.#stopFollowing?.();
  }

  /** Whatever throws in here costs nobody else his place. A lobby that was not made is told to who asked for it. */
  override onUncaughtException(error: Error, method: string): void {
    if (method !== "onCreate") LobbyRoom.ports.log.error({ err: error, method }, "the lobby stumbled");
  }

  #tell(): void {
    const news = LobbyRoom.ports.feed.since(this.#cursor);
    if (news === undefined) return;
    this.#cursor = readCursor(news.cursor)!;
    this.broadcast("rooms" in news ? "rooms" : "changes", news);
    for (const client of [...this.clients]) {
      if (socketOf(client).bufferedAmount > UNREAD_MAX) dismiss(this, client, CLOSE_SLOW_READER, "does not read");
    }
  }
}
