/** The server of the bench, a process of its own: one feed, offered in every way a browser can get it. */
import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Server } from "node:net";
import { WebSocketServer } from "ws";
import { Alarm } from "#server/link/alarm.ts";
import { answer } from "../server/remote.ts";
import { packBatch } from "./batch.ts";
import { LiveFeed, type Update } from "./live-feed.ts";

/** What a request and an answer of HTTP/1.1 and HTTP/2 have in common. */
type Ask = { readonly url?: string | undefined };
type Reply = {
  writeHead(status: number, headers?: Record<string, string | number>): unknown;
  write(text: string): unknown;
  end(body?: Buffer): unknown;
  on(event: "close", run: () => void): unknown;
};

const feed = new LiveFeed();

function give(reply: Reply, updates: readonly Update[]): void {
  if (updates.length === 0) {
    reply.writeHead(204, { "Cache-Control": "no-store" });
    reply.end();
    return;
  }
  const body = packBatch(updates);
  reply.writeHead(200, {
    "Content-Type": "application/octet-stream",
    "Content-Length": body.length,
    "Cache-Control": "no-store",
  });
  reply.end(body);
}

/** Long polling: the answer waits until there is something to say. */
function giveWhenThere(reply: Reply, seq: number): void {
  const there = feed.since(seq);
  if (there.length > 0) return give(reply, there);
  const stop = feed.subscribe((update) => {
    stop();
    give(reply, [update]);
  });
  reply.on("close", stop);
}

/** Server-sent events are text, so bytes go as base64; the id is what a browser reconnects with. */
function stream(reply: Reply): void {
  reply.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  reply.write(": here it comes\n\n");
  const stop = feed.subscribe(({ seq, bytes }) => {
    reply.write(`id: ${seq}\ndata: ${Buffer.from(bytes).toString("base64")}\n\n`);
  });
  reply.on("close", stop);
}

function serve(ask: Ask, reply: Reply): void {
  const { pathname, searchParams } = new URL(ask.url ?? "/", "http://localhost");
  const seq = Number(searchParams.get("since") ?? -1);
  if (pathname === "/keys") give(reply, []);
  else if (pathname === "/poll") give(reply, feed.since(seq));
  else if (pathname === "/wait") giveWhenThere(reply, seq);
  else stream(reply);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

answer({
  async start({ periodMs }: { periodMs: number }): Promise<{ http: number; http2: number }> {
    const http = createServer(serve);
    const sockets = new WebSocketServer({ server: http });
    sockets.on("connection", (socket, { url }) => {
      if (url !== "/socket") return;
      const stop = feed.subscribe(({ bytes }) => socket.send(bytes));
      socket.on("close", stop);
    });
    feed.start(new Alarm(), periodMs);
    return {
      http: await listen(http),
      http2: await listen(createHttp2Server((ask, reply) => serve(ask, reply as Reply))),
    };
  },
});
