/** The other direction: what it costs to send the held keys to the server, one byte at a time. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { FeedMeter } from "./feed-meter.ts";
import { http1Client, http2Client, type SendRequest } from "./http-client.ts";
import { openSocket } from "./transports.ts";

/** Bytes per byte of keys, headers and frames included. */
export type KeyCost = { readonly up: number; readonly down: number };

/** The first messages include the cost of the connection, and over HTTP/2 of headers that later ones refer to. */
const WARM_UP_COUNT = 10;
const KEYS = new Uint8Array([5]);

export async function measureKeyCost(transport: KeyTransport, port: number, count: number): Promise<KeyCost> {
  const meter = new FeedMeter(port);
  const send = await KEY_TRANSPORTS[transport].open(meter);
  for (let i = 0; i < WARM_UP_COUNT; i++) await send();
  meter.begin();
  for (let i = 0; i < count; i++) await send();
  const { bytesUp, bytesDown } = meter.end();
  return { up: bytesUp / count, down: bytesDown / count };
}

type SendKeys = () => Promise<void>;

async function openKeysSocket(meter: FeedMeter): Promise<SendKeys> {
  const socket = openSocket(meter, "/keys");
  await once(socket, "open");
  return async () => {
    socket.send(KEYS);
    await sleep(1);
  };
}

function postKeys(send: SendRequest): SendKeys {
  return () => new Promise((resolve) => send("/keys", () => resolve(), KEYS));
}

export const KEY_TRANSPORTS = {
  socket: { name: "WebSocket frame", port: "http", open: openKeysSocket },
  post: { name: "POST", port: "http", open: async (meter) => postKeys(http1Client(meter, 1)) },
  post2: { name: "POST, HTTP/2", port: "http2", open: async (meter) => postKeys(http2Client(meter)) },
} satisfies Record<string, { name: string; port: "http" | "http2"; open: (meter: FeedMeter) => Promise<SendKeys> }>;

export type KeyTransport = keyof typeof KEY_TRANSPORTS;
