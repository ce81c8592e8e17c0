/** Clients of documents that send and receive single messages, without the page's own connection. */
import type { Room } from "@colyseus/sdk";
import * as Y from "yjs";
import { stadiumDocument, type StadiumDocument } from "#editor/document.ts";
import { createDocument } from "#editor/load.ts";
import { decodeSyncMessage, encodeSyncMessage, splitMessage, STATE, type SyncMessage } from "#protocol/sync-message.ts";
import { SYNC_TYPE, type WorkshopCreated, type WorkshopToClient } from "#protocol/workshop.ts";
import { joinOptionsFor, type LiveServer, sdk, until } from "./live-server.ts";

/** All clients of a test have the same network address. */
export const UNLIMITED_WORKSHOPS = {
  creations: { burst: 10_000, perSecond: 1000 },
  queries: { burst: 10_000, perSecond: 1000 },
  edits: { burst: 1e9, perSecond: 1e9 },
};

export const SMALL_MAP = {
  ...{ name: "Small map", width: 400, height: 200, bg: { type: "grass" } },
  vertexes: [
    { x: 0, y: 0 },
    { x: 50, y: 0 },
  ],
  segments: [{ v0: 0, v1: 1 }],
  ...{ planes: [], goals: [], discs: [{ pos: [10, 10] }], joints: [{ d0: 0, d1: 1 }] },
};

/** A new document; with a value, that of a file. Returns its code. */
export async function createWorkshop(server: Pick<LiveServer, "url">, value?: object): Promise<string> {
  const body = value && Buffer.from(Y.encodeStateAsUpdate(createDocument(value as Record<string, unknown>).doc));
  const response = await fetch(`${server.url}/api/workshops`, {
    method: "POST",
    ...(body && { body, headers: { "content-type": "application/octet-stream" } }),
  });
  if (response.status !== 201) throw new Error(`no document: ${response.status} ${await response.text()}`);
  return ((await response.json()) as WorkshopCreated).code;
}

type Received = { [K in keyof WorkshopToClient]: WorkshopToClient[K][] };

export type WorkshopClient = {
  readonly room: Room;
  /** All messages by kind, newest last. */
  readonly received: Received;
  readonly bytes: SyncMessage[];
  /** The code with which the connection was closed. */
  readonly closed: () => number | undefined;
  readonly send: (message: SyncMessage) => void;
};

/** A client that has received its welcome and has sent nothing. */
export async function joinWorkshop(server: LiveServer, code: string, nickname = "Ada"): Promise<WorkshopClient> {
  const room = await sdk(server).joinById(code, await joinOptionsFor(server, code, nickname));
  room.reconnection.enabled = false;
  const received: Received = { welcome: [], people: [], chat: [], version: [], play: [], refused: [] };
  for (const [kind, messages] of Object.entries(received)) {
    room.onMessage(kind, (message: never) => messages.push(message));
  }
  const bytes: SyncMessage[] = [];
  room.onMessage(SYNC_TYPE as never, (message: Uint8Array) => bytes.push(decodeSyncMessage(message.slice())!));
  let closed: number | undefined;
  room.onLeave((reason) => (closed = reason));
  const send = (message: SyncMessage) => {
    for (const part of splitMessage(encodeSyncMessage(message))) room.sendBytes(SYNC_TYPE, part);
  };
  await until(() => received.welcome.length > 0 || closed !== undefined, "the welcome");
  return { room, received, bytes, closed: () => closed, send };
}

/** The document that a client receives when it has nothing yet. */
export async function readWorkshop({ bytes, send }: WorkshopClient): Promise<StadiumDocument> {
  const doc = new Y.Doc();
  const before = bytes.length;
  send({ kind: STATE, bytes: Y.encodeStateVector(doc) });
  await until(() => bytes.slice(before).some(({ kind }) => kind === 1), "the document");
  for (const { kind, bytes: update } of bytes) if (kind === 1 || kind === 2) Y.applyUpdate(doc, update);
  return stadiumDocument(doc);
}
