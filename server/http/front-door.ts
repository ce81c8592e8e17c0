/**
 * The HTTP server that everything listens on. It turns away what the framework would fall over before the framework sees
 * it. Out of request line and headers the framework makes addresses, outside of any try: one request for `*`, or one with
 * a host that is none, would end the process. Bodies it reads whole, however long they are.
 */
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** The only bodies are those of visitors who ask for a room: a nickname and a version, or a token. */
const BODY_MAX = 2048;

/** A name or an address, perhaps with a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/iu;

export class FrontDoor extends Server {
  override emit(event: string, ...args: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const status = refusal(request);
      if (status !== undefined) return refuse(response, status);
    } else if (event === "upgrade") {
      const [request, socket] = args as [IncomingMessage, Duplex];
      if (refusal(request) !== undefined) return turnAway(socket);
    }
    return super.emit(event, ...args);
  }
}

/** The status to refuse a request with; undefined when it may pass. */
function refusal({ url = "", headers }: IncomingMessage): number | undefined {
  // The framework would make an address of this, and nobody here needs it.
  delete headers["x-forwarded-proto"];
  const host = headers.host ?? "";
  if (!url.startsWith("/") || !HOST.test(host) || !URL.canParse(`http://${host}`)) return 400;
  if (headers["transfer-encoding"] !== undefined) return 411;
  return Number(headers["content-length"] ?? 0) <= BODY_MAX ? undefined : 413;
}

function refuse(response: ServerResponse, status: number): true {
  response.writeHead(status, { connection: "close" }).end();
  return true;
}

function turnAway(socket: Duplex): true {
  socket.on("error", () => socket.destroy());
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  return true;
}
