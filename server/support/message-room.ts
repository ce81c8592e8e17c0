/**
 * A room without shared state whose clients send checked messages and receive events: the help chat, the admin page and documents. As in
 * the lobby, frames are guarded, silent and slow clients are closed, and an exception affects no other client.
 */
import { type Client, ClientState, matchMaker, Room, ServerError } from "@colyseus/core";
import type { Logger } from "pino";
import type { z } from "zod";
import {
  CLOSE_BAD_FRAME,
  CLOSE_CROWDED,
  CLOSE_FAULT,
  CLOSE_SLOW_READER,
  CLOSE_UNKNOWN_MESSAGE,
  refusalStatus,
} from "#protocol/close-code.ts";
import type { OpenRooms } from "../admission/open-rooms.ts";
import { closeClient, socketOf } from "../colyseus/close-client.ts";
import { FrameGuard, type FrameRules, guardFrames } from "../colyseus/frame-guard.ts";
import { stopFrameworkTimers } from "../colyseus/framework-timers.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";

export type MessageRoomPorts = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
  readonly refusals: RefusalCounter;
  readonly rooms: OpenRooms;
};

export type MessageRoomLimits = {
  /** Clients of one room; the next one gets another room, up to `rooms`. */
  readonly clients: number;
  readonly rooms: number;
  /** A client with more unread bytes is disconnected. */
  readonly unreadMax: number;
};

/** Seconds after which a reserved seat that was not taken is free again. */
const RESERVATION_S = 5;

/** Time in which a client must answer the join, in milliseconds. */
const ANSWER_MS = 10_000;

type Schemas = Readonly<Record<string, z.ZodType>>;

export abstract class MessageRoom<Auth> extends Room {
  abstract readonly ports: MessageRoomPorts;
  protected abstract readonly limits: MessageRoomLimits;
  protected abstract readonly schemas: Schemas;
  /** What frames of clients may be, if they differ from those of other rooms. */
  protected readonly frameRules: FrameRules | undefined;
  /** Receives byte messages, if the room has any. */
  protected receiveBytes?(client: Client, auth: Auth, bytes: Uint8Array): void;
  override seatReservationTimeout = RESERVATION_S;
  readonly #guards = new Map<string, FrameGuard>();
  readonly #auths = new Map<string, Auth>();

  /** Called when a client has joined. A rejection closes the connection, and the page tries again. */
  protected abstract welcome(client: Client, auth: Auth): Promise<void>;
  /** Called with a message of a kind and form in `schemas`. A rejection is logged. */
  protected abstract receive(client: Client, auth: Auth, kind: string, message: unknown): Promise<void>;
  /** Returns the function that ends what the room follows. */
  protected abstract open(): () => void;
  #close: (() => void) | undefined;

  override async onCreate(): Promise<void> {
    const { now, refusals, rooms } = this.ports;
    const others = await matchMaker.query({ name: this.roomName });
    if (others.length >= this.limits.rooms) {
      refusals.add("messageClients");
      throw new ServerError(refusalStatus(CLOSE_CROWDED), "too many connections");
    }
    const onBytes = (client: Client, bytes: Uint8Array) => {
      const auth = this.authOf(client);
      if (auth !== undefined) this.receiveBytes!(client, auth, bytes);
    };
    guardFrames(this, {
      ...{ guardOf: (client) => this.#guards.get(client.sessionId), now, refusals },
      onBytes: this.receiveBytes === undefined ? undefined : onBytes,
    });
    this.maxClients = this.limits.clients;
    stopFrameworkTimers(this);
    this.onMessage("*", (client: Client, kind: string | number, payload: unknown) =>
      this.#message(client, String(kind), payload),
    );
    this.#close = this.open();
    rooms.add(this);
  }

  override onJoin(client: Client, _options: unknown, auth: Auth): void {
    this.#guards.set(client.sessionId, new FrameGuard(this.ports.now(), this.frameRules));
    this.#auths.set(client.sessionId, auth);
    this.welcome(client, auth).catch((error: unknown) => {
      this.ports.log.error({ err: error, room: this.roomName }, "a client could not be served");
      closeClient(this, client, CLOSE_FAULT, "not available");
    });
    // Until the client answers, everything that is sent to it is queued.
    setTimeout(() => {
      if (client.state === ClientState.JOINING) this.refuse("silentClient", client, CLOSE_BAD_FRAME, "no answer");
    }, ANSWER_MS).unref();
  }

  override onLeave(client: Client): void {
    this.#guards.delete(client.sessionId);
    this.#auths.delete(client.sessionId);
  }

  override onDispose(): void {
    this.#close?.();
    this.ports.rooms.remove(this);
  }

  /** An exception affects no other client. A failed creation is reported to the client that asked for it. */
  override onUncaughtException(error: Error, method: string): void {
    if (method !== "onCreate") this.ports.log.error({ err: error, method, room: this.roomName }, "room failed");
  }

  protected authOf(client: Client): Auth | undefined {
    return this.#auths.get(client.sessionId);
  }

  /** Sends to the clients that are accepted by `isFor`, and closes those that do not read. */
  protected sendTo(kind: string, message: unknown, isFor: (auth: Auth) => boolean = () => true): void {
    this.#forEach((client) => client.send(kind, message), isFor);
  }

  /** Likewise, with a byte message. */
  protected sendBytesTo(type: number, bytes: Uint8Array, isFor: (auth: Auth) => boolean = () => true): void {
    this.#forEach((client) => client.sendBytes(type, bytes), isFor);
  }

  #forEach(send: (client: Client) => void, isFor: (auth: Auth) => boolean): void {
    for (const client of [...this.clients]) {
      const auth = this.authOf(client);
      if (auth === undefined || !isFor(auth)) continue;
      send(client);
      if (socketOf(client).bufferedAmount <= this.limits.unreadMax) continue;
      this.refuse("slowReader", client, CLOSE_SLOW_READER, "slow reader");
    }
  }

  /** Closes the connection of a client, and counts why. */
  protected refuse(counted: RefusalReason, client: Client, code: number, reason: string): void {
    this.ports.refusals.add(counted, { room: this.roomName, code });
    closeClient(this, client, code, reason);
  }

  #message(client: Client, kind: string, payload: unknown): void {
    const auth = this.authOf(client);
    if (auth === undefined) return;
    const schema = Object.hasOwn(this.schemas, kind) ? this.schemas[kind] : undefined;
    if (schema === undefined) return this.refuse("unknownMessage", client, CLOSE_UNKNOWN_MESSAGE, "unknown message");
    const result = schema.safeParse(payload);
    if (!result.success) return this.refuse("messageShape", client, CLOSE_BAD_FRAME, `malformed message: ${kind}`);
    this.receive(client, auth, kind, result.data).catch((error: unknown) =>
      this.ports.log.error({ err: error, kind, room: this.roomName }, "a message could not be handled"),
    );
  }
}
