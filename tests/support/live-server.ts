/**
 * The product's server on loopback, for tests, with two kinds of clients: the SDK, as the page uses it, and raw clients
 * that send single frames over a WebSocket.
 */
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { matchMaker, Protocol } from "@colyseus/core";
import { Client, type Room } from "@colyseus/sdk";
import pino from "pino";
import { afterAll, beforeAll } from "vitest";
import { WebSocket } from "ws";
import type { ConfirmedWorld, PatchResult } from "#client/net/match/confirmed-world.ts";
import { joinFailureOf } from "#client/net/room/exit-reason.ts";
import type { JoinOptions } from "#protocol/join-options.ts";
import type { RoomOptions } from "#protocol/room-options.ts";
import { encodeKeys, KEYS_TYPE } from "#protocol/keys-message.ts";
import type { MatchState } from "#protocol/state.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import type { RoomTimeouts } from "#server/room/room-ports.ts";
import { startServer, type RunningServer } from "#server/app.ts";
import type { ServerSettings } from "#server/server-settings.ts";
import { prove } from "#server/cli/load/client-key.ts";
import { keyOf } from "./client-key.ts";

export type ClientRoom = Room<unknown, MatchState>;

export type LiveServer = RunningServer & {
  /** For `fetch`: http://127.0.0.1:PORT */
  readonly url: string;
  readonly clientFolder: string;
};

/** Longest time that `until` waits, below that of a test; most conditions are met within milliseconds. */
const TIMEOUT_MS = 50_000;

/** All clients of a test have the same network address, so the limits per network are raised. */
const PLENTY: RateLimit = { burst: 10_000, perSecond: 1000 };
export const UNLIMITED_JOINS = {
  limits: {
    ...{ joins: PLENTY, roomJoins: PLENTY, creations: PLENTY, reconnections: PLENTY },
    ...{ lobbyJoins: PLENTY, wrongPasswords: PLENTY, knownIdentity: PLENTY, ageLookups: PLENTY },
  },
  awake: { perNetwork: Infinity, closeAbove: Infinity },
};

/** A server of a test file, from its first test to the last. Its fields exist once the first hook has run. */
export function useLiveServer(timeouts?: Partial<RoomTimeouts>, settings?: Partial<ServerSettings>): LiveServer {
  const server = {} as LiveServer;
  beforeAll(async () => {
    Object.assign(server, await startLiveServer(timeouts, settings));
  });
  afterAll(() => server.stop());
  return server;
}

/** Ends the server of a file and starts another one in its place, with other settings. */
export async function replaceServer(server: LiveServer, ...how: Parameters<typeof startLiveServer>): Promise<void> {
  await server.stop();
  Object.assign(server, await startLiveServer(...how));
}

export async function startLiveServer(
  timeouts?: Partial<RoomTimeouts>,
  settings: Partial<ServerSettings> = {},
): Promise<LiveServer> {
  const clientFolder = makeClientFolder();
  const server = await startServer({
    port: 0,
    host: "127.0.0.1",
    clientFolder,
    stadiumFolder: fileURLToPath(new URL("../../assets/stadium", import.meta.url)),
    log: pino({ level: "silent" }),
    timeouts,
    admission: UNLIMITED_JOINS,
    ...settings,
  });
  return {
    ...server,
    clientFolder,
    url: `http://127.0.0.1:${server.port}`,
    stop: async () => {
      await server.stop();
      rmSync(clientFolder, { recursive: true, force: true });
    },
  };
}

/** A folder like that of the built client, with a file in it that must not be served. */
function makeClientFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rondo-client-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Rondo</title>");
  writeFileSync(join(folder, "assets", "main-abc123.js"), "export {};");
  writeFileSync(join(folder, ".stamp"), "not to be served");
  return folder;
}

/** The join options that a page sends; `target` is "quick", "create" or a room's code. */
export async function joinOptionsFor(
  server: Pick<LiveServer, "url">,
  target: string,
  nickname: string,
  more: Partial<JoinOptions> = {},
) {
  const proof = await prove(keyOf(nickname), server.url, target);
  return { nickname, version: PROTOCOL_VERSION, proof, ...more };
}

export function sdk(server: Pick<LiveServer, "port">): Client {
  return new Client(`ws://127.0.0.1:${server.port}`);
}

/** Waits for a client's first full state, without reconnection and with handlers for all messages. */
export async function settle(room: ClientRoom): Promise<ClientRoom> {
  room.reconnection.enabled = false;
  room.onMessage("you", () => undefined);
  for (const kind of [
    "pacing",
    "skipped",
    "tickGap",
    "history",
    "summary",
    "notice",
    "refused",
    "ticket",
    "bans",
    "recording",
  ])
    room.onMessage(kind, () => undefined);
  await until(() => (room.state?.players?.size ?? 0) > 0, "the first state");
  return room;
}

export async function playNow(server: LiveServer, nickname = "Ada"): Promise<ClientRoom> {
  return settle(await sdk(server).joinOrCreate<MatchState>("quick", await joinOptionsFor(server, "quick", nickname)));
}

export async function createFriends(server: LiveServer, nickname = "Ada", room?: RoomOptions): Promise<ClientRoom> {
  const options = await joinOptionsFor(server, "create", nickname, { room });
  const created = await settle(await sdk(server).create<MatchState>("friends", options));
  // A client that leaves within the tick in which it answered leaves no room behind. A server in another process is not asked.
  await until(() => hostOf(created)?.autoDispose !== true, "the tick from which on the room lasts");
  return created;
}

/** Why a join or a reconnection fails, as the page names it; undefined when it succeeds. */
export function joinFailure(attempt: Promise<unknown>): Promise<ReturnType<typeof joinFailureOf> | undefined> {
  return attempt.then(
    () => undefined,
    (error: unknown) => joinFailureOf(error),
  );
}

export type JoinRequest = { readonly password?: string; readonly watch?: boolean; readonly takeSeat?: boolean };

export async function joinFriends(
  server: LiveServer,
  code: string,
  nickname = "Bob",
  how: JoinRequest = {},
): Promise<ClientRoom> {
  return settle(await sdk(server).joinById<MatchState>(code, await joinOptionsFor(server, code, nickname, how)));
}

/** Returns a function that sends keys for the tick after the next, as a page next to the server does. */
export function keyboard(room: ClientRoom): (keys: number) => void {
  return (keys) => room.sendBytes(KEYS_TYPE, encodeKeys(tickOf(room) + 2, keys));
}

/** Steps a confirmed world through the ticks of a patch, as the page does. */
export function follow(confirmed: ConfirmedWorld, state: MatchState): PatchResult {
  for (let silent = confirmed.silentTicks(state); silent > 0; silent--) confirmed.stepSilently();
  return confirmed.apply(state);
}

/** The server's object of a room of this process. */
export function hostOf(room: { readonly roomId: string }): MatchRoom {
  return matchMaker.getLocalRoomById(room.roomId) as MatchRoom;
}

export function tickOf(room: { readonly roomId: string }): number {
  return hostOf(room).match.world.game.tick;
}

/** Waits for this number of ticks. */
export async function ticks(room: { readonly roomId: string }, count: number): Promise<void> {
  const end = tickOf(room) + count;
  await until(() => tickOf(room) >= end, `${count} ticks`);
}

export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > TIMEOUT_MS) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type Reservation = { readonly name: string; readonly roomId: string; readonly sessionId: string };

export function matchmake(server: LiveServer, path: string, body: unknown): Promise<Response> {
  return fetch(`${server.url}/matchmake/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** `path` is METHOD/ROOM, as in "joinOrCreate/quick". */
export async function reserve(server: LiveServer, path: string, nickname = "Raw"): Promise<Reservation> {
  const [method, room = ""] = path.split("/");
  const response = await matchmake(
    server,
    path,
    await joinOptionsFor(server, method === "create" ? "create" : room, nickname),
  );
  if (!response.ok) throw new Error(`no seat: ${await response.text()}`);
  return (await response.json()) as Reservation;
}

/** A WebSocket client that sends the frames of a test. */
export class RawClient {
  readonly roomId: string;
  readonly sessionId: string;
  readonly socket: WebSocket;
  /** The frames received, newest last. */
  readonly frames: Uint8Array[] = [];
  /** Code of the close, once it is closed. */
  closed: number | undefined;

  constructor(server: LiveServer, seat: Reservation) {
    this.roomId = seat.roomId;
    this.sessionId = seat.sessionId;
    const query = `sessionId=${seat.sessionId}`;
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}/quick/${seat.roomId}?${query}`);
    this.socket.on("message", (data: Buffer) => this.frames.push(new Uint8Array(data)));
    this.socket.on("close", (code) => (this.closed = code));
    this.socket.on("error", () => undefined);
  }

  send(...frame: number[]): void {
    this.socket.send(Uint8Array.from(frame));
  }

  sendBytes(frame: Uint8Array): void {
    this.socket.send(frame);
  }

  /** The codes of the frames received, without modifiers. */
  codes(): number[] {
    return this.frames.map((frame) => frame[0]! & 0x1f);
  }

  async closeCode(): Promise<number> {
    await until(() => this.closed !== undefined, "the close");
    return this.closed!;
  }
}

/** A raw client that has received the join frame and has not acknowledged it. */
export async function connectWithoutJoining(server: LiveServer, path: string, nickname?: string): Promise<RawClient> {
  const client = new RawClient(server, await reserve(server, path, nickname));
  await until(() => client.frames.length > 0, "the join frame");
  return client;
}

/** A raw client that has joined and receives patches. */
export async function joinRaw(server: LiveServer, path: string, nickname?: string): Promise<RawClient> {
  const client = await connectWithoutJoining(server, path, nickname);
  client.send(Protocol.JOIN_ROOM);
  await until(() => client.codes().includes(Protocol.ROOM_STATE_PATCH), "the first patch");
  return client;
}
