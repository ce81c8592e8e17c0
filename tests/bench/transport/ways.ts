/** The ways to follow a feed. Each begins at once and goes on until the process ends. */
import { get } from "node:http";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { Alarm, nowMs } from "#server/link/alarm.ts";
import { asker, http2Asker, VisitAgent, type Ask } from "./ask.ts";
import { unpackBatch } from "./batch.ts";
import { FETCH_HEADERS, UPGRADE_HEADERS } from "./browser-headers.ts";
import type { Visit } from "./visit.ts";

/** A hair longer than the feed's, so that within five seconds the questions meet the updates in every phase. */
const FRAME_MS = 1000 / 59.8;

export function openSocket(visit: Visit, path: string): WebSocket {
  const createConnection = (): Socket => visit.connect();
  const options = { headers: UPGRADE_HEADERS, createConnection } as ConstructorParameters<typeof WebSocket>[2];
  visit.requests++;
  return new WebSocket(`ws://localhost:${visit.port}${path}`, options);
}

function followSocket(visit: Visit): void {
  openSocket(visit, "/socket").on("message", (data) => visit.arrive([data as Buffer]));
}

/** What came is new only if no answer that overtook this one has brought it already. */
function reader(visit: Visit): { readonly lastSeq: () => number; readonly read: (body: Buffer) => void } {
  let seen = -1;
  return {
    lastSeq: () => seen,
    read(body) {
      if (body.length === 0) return;
      const { lastSeq, frames } = unpackBatch(body);
      const fresh = Math.min(frames.length, seen < 0 ? 1 : lastSeq - seen);
      seen = Math.max(seen, lastSeq);
      if (fresh > 0) visit.arrive(frames.slice(-fresh));
    },
  };
}

/** The next question when the answer is there: polling as fast as it goes, or long polling. */
function followInTurn(visit: Visit, path: string): void {
  const ask = asker(visit, 1);
  const { lastSeq, read } = reader(visit);
  const turn = (): void =>
    ask(`${path}?since=${lastSeq()}`, (body) => {
      read(body);
      turn();
    });
  turn();
}

/** A question per frame of the screen, whether or not the last one is answered. */
function followByFrame(visit: Visit, ask: Ask): void {
  const { lastSeq, read } = reader(visit);
  const alarm = new Alarm();
  const startMs = nowMs();
  let frame = 0;
  const turn = (): void => {
    ask(`/poll?since=${lastSeq()}`, read);
    alarm.at(startMs + ++frame * FRAME_MS, turn);
  };
  turn();
}

function followEvents(visit: Visit): void {
  const headers = { ...FETCH_HEADERS, Accept: "text/event-stream", "Cache-Control": "no-cache" };
  visit.requests++;
  get(
    { host: "localhost", port: visit.port, path: "/events", agent: new VisitAgent(visit, 1), headers },
    (response) => {
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const events = (rest + text).split("\n\n");
        rest = events.pop()!;
        const data = events.map((event) => /^data: (.*)$/mu.exec(event)?.[1]);
        visit.arrive(data.filter((line) => line !== undefined).map((line) => Buffer.from(line, "base64")));
      });
    },
  );
}

type Way = {
  readonly name: string;
  /** Which of the server's ports. */
  readonly port: "http" | "http2";
  readonly follow: (visit: Visit) => void;
};

export const WAYS = {
  socket: { name: "WebSocket", port: "http", follow: followSocket },
  events: { name: "Server-sent events", port: "http", follow: followEvents },
  wait: { name: "Long polling", port: "http", follow: (visit) => followInTurn(visit, "/wait") },
  poll: { name: "Polling, at once again", port: "http", follow: (visit) => followInTurn(visit, "/poll") },
  frame: { name: "Polling, 60 Hz", port: "http", follow: (visit) => followByFrame(visit, asker(visit)) },
  frame2: { name: "Polling, 60 Hz, HTTP/2", port: "http2", follow: (visit) => followByFrame(visit, http2Asker(visit)) },
} satisfies Record<string, Way>;

export type WayKey = keyof typeof WAYS;
