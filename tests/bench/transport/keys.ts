/** The other direction: what it costs to tell the server which keys are held, one byte, sixty times a second. */
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { asker, http2Asker, type Ask } from "./ask.ts";
import { Visit } from "./visit.ts";
import { openSocket } from "./ways.ts";

export type KeysCost = { readonly up: number; readonly down: number };

/** The first few pay for opening the connection, and over HTTP/2 for headers that are later referred to. */
const UNCOUNTED = 10;
const HELD = new Uint8Array([5]);

/** Bytes per byte of keys, headers and frames included. */
export async function sendKeys(way: KeysWay, port: number, count: number): Promise<KeysCost> {
  const visit = new Visit(port);
  const send = await KEYS_WAYS[way].open(visit);
  for (let i = 0; i < UNCOUNTED; i++) await send();
  visit.begin();
  for (let i = 0; i < count; i++) await send();
  const { bytesUp, bytesDown } = visit.end();
  return { up: bytesUp / count, down: bytesDown / count };
}

type Send = () => Promise<void>;

async function openKeysSocket(visit: Visit): Promise<Send> {
  const socket = openSocket(visit, "/keys");
  await once(socket, "open");
  return async () => {
    socket.send(HELD);
    await pause(1);
  };
}

const poster = (ask: Ask): Send => {
  return () => new Promise((resolve) => ask("/keys", () => resolve(), HELD));
};

export const KEYS_WAYS = {
  socket: { name: "WebSocket frame", port: "http", open: openKeysSocket },
  post: { name: "POST", port: "http", open: async (visit) => poster(asker(visit, 1)) },
  post2: { name: "POST, HTTP/2", port: "http2", open: async (visit) => poster(http2Asker(visit)) },
} satisfies Record<string, { name: string; port: "http" | "http2"; open: (visit: Visit) => Promise<Send> }>;

export type KeysWay = keyof typeof KEYS_WAYS;
