/** HTTP requests with a browser's headers and number of connections, on metered connections. */
import { Agent, request } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import type { Socket } from "node:net";
import { FETCH_HEADERS } from "./browser-headers.ts";
import type { FeedMeter } from "./feed-meter.ts";

/** Connections that a browser opens to one server. */
const CONNECTIONS_MAX = 6;

/** Keeps connections alive, and opens them through the meter. */
export class MeteredAgent extends Agent {
  readonly #meter: FeedMeter;

  constructor(meter: FeedMeter, connections: number) {
    super({ keepAlive: true, maxSockets: connections });
    this.#meter = meter;
  }

  override createConnection(): Socket {
    return this.#meter.connect();
  }
}

/** Sends a GET request, or a POST request with a body; calls `onBody` with the body of the response. */
export type SendRequest = (path: string, onBody: (body: Buffer) => void, posted?: Uint8Array) => void;

const POST_HEADERS = { Origin: "http://localhost:2567", "Content-Type": "application/octet-stream" } as const;

export function http1Client(meter: FeedMeter, connections = CONNECTIONS_MAX): SendRequest {
  const agent = new MeteredAgent(meter, connections);
  return (path, onBody, posted) => {
    meter.requests++;
    const post = posted === undefined ? {} : { ...POST_HEADERS, "Content-Length": posted.length };
    const method = posted === undefined ? "GET" : "POST";
    const headers = { ...FETCH_HEADERS, ...post };
    request({ host: "localhost", port: meter.port, path, method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => onBody(Buffer.concat(chunks)));
    }).end(posted);
  };
}

export function http2Client(meter: FeedMeter): SendRequest {
  const session = connectHttp2(`http://localhost:${meter.port}`, { createConnection: () => meter.connect() });
  const lowerCase = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const getHeaders = { ":method": "GET", ...lowerCase(FETCH_HEADERS) };
  const postHeaders = { ":method": "POST", ...lowerCase({ ...FETCH_HEADERS, ...POST_HEADERS }) };
  return (path, onBody, posted) => {
    meter.requests++;
    const stream = session.request({ ":path": path, ...(posted === undefined ? getHeaders : postHeaders) });
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => onBody(Buffer.concat(chunks)));
    stream.end(posted);
  };
}
