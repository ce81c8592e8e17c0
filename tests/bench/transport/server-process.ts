/** The bench's server in a process of its own: one feed by every transport that a browser has. */
import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Server } from "node:net";
import { WebSocketServer } from "ws";
import { TimerQueue } from "#server/dev/wan-emulator/timer-queue.ts";
import { handleCalls } from "../worker-process.ts";
import { packBatch } from "./batch.ts";
import { LiveFeed, type Update } from "./live-feed.ts";

/** What the requests and responses of HTTP/1.1 and HTTP/2 have in common. */
type Request = { readonly url?: string | undefined };
type Response = {
  writeHead(status: number, headers?: Record<string, string | number>): unknown;
  write(text: string): unknown;
  end(body?: Buffer): unknown;
  on(event: "close", run: () => void): unknown;
};

const feed = new LiveFeed();

function respond(response: Response, updates: readonly Update[]): void {
  if (updates.length === 0) {
    response.writeHead(204, { "Cache-Control": "no-store" });
    response.end();
    return;
  }
  const body = packBatch(updates);
  response.writeHead(200, {
    "Content-Type": "application/octet-stream",
    "Content-Length": body.length,
    "Cache-Control": "no-store",
  });
  response.end(body);
}

/** Long polling: responds at the next update if there is none after `seq` yet. */
function respondAtNextUpdate(response: Response, seq: number): void {
  const updates = feed.since(seq);
  if (updates.length > 0) return respond(response, updates);
  const unsubscribe = feed.subscribe((update) => {
    unsubscribe();
    respond(response, [update]);
  });
  response.on("close", unsubscribe);
}

/** Server-sent events are text, so the bytes are sent as base64; a browser reconnects with the last id. */
function streamEvents(response: Response): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": start\n\n");
  const unsubscribe = feed.subscribe(({ seq, bytes }) => {
    response.write(`id: ${seq}\ndata: ${Buffer.from(bytes).toString("base64")}\n\n`);
  });
  response.on("close", unsubscribe);
}

function handle(request: Request, response: Response): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const seq = Number(searchParams.get("since") ?? -1);
  if (pathname === "/keys") respond(response, []);
  else if (pathname === "/poll") respond(response, feed.since(seq));
  else if (pathname === "/long-poll") respondAtNextUpdate(response, seq);
  else streamEvents(response);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

handleCalls({
  async start({ periodMs }: { periodMs: number }): Promise<{ http: number; http2: number }> {
    const http = createServer(handle);
    const sockets = new WebSocketServer({ server: http });
    sockets.on("connection", (socket, { url }) => {
      if (url !== "/socket") return;
      const unsubscribe = feed.subscribe(({ bytes }) => socket.send(bytes));
      socket.on("close", unsubscribe);
    });
    feed.start(new TimerQueue(), periodMs);
    return {
      http: await listen(http),
      http2: await listen(createHttp2Server((request, response) => handle(request, response as Response))),
    };
  },
});
