/** A worker process: a server that gets its connections from the primary process, which owns the port. */
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { RunningServer } from "./app.ts";
import type { WorkerMetrics } from "./monitoring/worker-metrics.ts";
import type { ToPrimary, ToWorker } from "./workers/messages.ts";
import { routeOf } from "./workers/request-line.ts";
import { stopReading } from "./workers/stop-reading.ts";

/** Serves the connections that the primary process sends. `stop` and `drain` end the process. */
export function serveAsWorker(
  server: RunningServer,
  metrics: WorkerMetrics,
  stop: () => void,
  drain: () => void,
): void {
  process.once("SIGUSR2", () => tellPrimary({ kind: "draining" }));
  process.on("message", (message: ToWorker, socket?: Socket) => {
    if (message.kind === "connection") {
      // The client can have disconnected on the way.
      if (socket !== undefined) adopt(server, socket, Buffer.from(message.head, "latin1"));
    } else if (message.kind === "workers") metrics.set(message.workers);
    else if (message.kind === "died") void server.membership.cluster?.declareDead(message.route);
    else if (message.kind === "drain") drain();
    else stop();
  });
  tellPrimary({ kind: "ready", port: server.port });
}

/** `head` was read of the connection already. The HTTP server listens to both events. */
function adopt({ http }: RunningServer, socket: Socket, head: Buffer): void {
  http.emit("connection", socket);
  socket.emit("data", head);
}

/**
 * Returns what passes a WebSocket for another worker on. Such a request arrives over a connection that a proxy kept alive:
 * the primary process has seen only the first request of it.
 */
export function rerouteFrom(own: string): (request: IncomingMessage, socket: Socket, rest: Buffer) => boolean {
  return (request, socket, rest) => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    const head = `${lines.join("\r\n")}\r\n\r\n`;
    const route = routeOf(Buffer.from(head, "latin1"));
    if (route === undefined || route === own || !process.connected) return false;
    const more = Buffer.concat([rest, stopReading(socket)]).toString("latin1");
    tellPrimary({ kind: "misrouted", head: head + more }, socket);
    return true;
  };
}

function tellPrimary(message: ToPrimary, socket?: Socket): void {
  // The primary process can have ended; then this one ends as well.
  if (process.connected) process.send?.(message, socket, undefined, () => undefined);
}
