/** The transports by which a browser can follow a feed. Each starts at once and runs until the process exits. */
import { get } from "node:http";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { TimerQueue, nowMs } from "#server/dev/wan-emulator/timer-queue.ts";
import { unpackBatch } from "./batch.ts";
import { FETCH_HEADERS, UPGRADE_HEADERS } from "./browser-headers.ts";
import type { FeedMeter } from "./feed-meter.ts";
import { http1Client, http2Client, MeteredAgent, type SendRequest } from "./http-client.ts";

/** Slightly longer than the feed's period, so that within five seconds the requests meet the updates in every phase. */
const FRAME_MS = 1000 / 59.8;

export function openSocket(meter: FeedMeter, path: string): WebSocket {
  const createConnection = (): Socket => meter.connect();
  const options = { headers: UPGRADE_HEADERS, createConnection } as ConstructorParameters<typeof WebSocket>[2];
  meter.requests++;
  return new WebSocket(`ws://localhost:${meter.port}${path}`, options);
}

function followSocket(meter: FeedMeter): void {
  openSocket(meter, "/socket").on("message", (data) => meter.receive([data as Buffer]));
}

/** Reads the responses to polls. Updates that a later request has already delivered are dropped. */
function batchReader(meter: FeedMeter): { readonly lastSeq: () => number; readonly read: (body: Buffer) => void } {
  let seen = -1;
  return {
    lastSeq: () => seen,
    read(body) {
      if (body.length === 0) return;
      const { lastSeq, frames } = unpackBatch(body);
      const fresh = Math.min(frames.length, seen < 0 ? 1 : lastSeq - seen);
      seen = Math.max(seen, lastSeq);
      if (fresh > 0) meter.receive(frames.slice(-fresh));
    },
  };
}

/** Sends the next request when the response has been received: continuous polling, or long polling. */
function pollInSequence(meter: FeedMeter, path: string): void {
  const send = http1Client(meter, 1);
  const { lastSeq, read } = batchReader(meter);
  const poll = (): void =>
    send(`${path}?since=${lastSeq()}`, (body) => {
      read(body);
      poll();
    });
  poll();
}

/** Sends a request per frame of the screen, whether or not the last one is answered. */
function pollPerFrame(meter: FeedMeter, send: SendRequest): void {
  const { lastSeq, read } = batchReader(meter);
  const timers = new TimerQueue();
  const startMs = nowMs();
  let frame = 0;
  const poll = (): void => {
    send(`/poll?since=${lastSeq()}`, read);
    timers.at(startMs + ++frame * FRAME_MS, poll);
  };
  poll();
}

function followEvents(meter: FeedMeter): void {
  const headers = { ...FETCH_HEADERS, Accept: "text/event-stream", "Cache-Control": "no-cache" };
  meter.requests++;
  get(
    { host: "localhost", port: meter.port, path: "/events", agent: new MeteredAgent(meter, 1), headers },
    (response) => {
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const events = (rest + text).split("\n\n");
        rest = events.pop()!;
        const data = events.map((event) => /^data: (.*)$/mu.exec(event)?.[1]);
        meter.receive(data.filter((field) => field !== undefined).map((field) => Buffer.from(field, "base64")));
      });
    },
  );
}

type TransportSpec = {
  readonly name: string;
  /** Which of the server's ports. */
  readonly port: "http" | "http2";
  readonly follow: (meter: FeedMeter) => void;
};

export const TRANSPORTS = {
  socket: { name: "WebSocket", port: "http", follow: followSocket },
  events: { name: "Server-sent events", port: "http", follow: followEvents },
  longPoll: { name: "Long polling", port: "http", follow: (meter) => pollInSequence(meter, "/long-poll") },
  poll: { name: "Polling, continuous", port: "http", follow: (meter) => pollInSequence(meter, "/poll") },
  framePoll: { name: "Polling, 60 Hz", port: "http", follow: (meter) => pollPerFrame(meter, http1Client(meter)) },
  framePoll2: {
    name: "Polling, 60 Hz, HTTP/2",
    port: "http2",
    follow: (meter) => pollPerFrame(meter, http2Client(meter)),
  },
} satisfies Record<string, TransportSpec>;

export type Transport = keyof typeof TRANSPORTS;
