/** Questions over HTTP as a browser asks them, on connections whose bytes are counted. */
import { Agent, request } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import type { Socket } from "node:net";
import { FETCH_HEADERS } from "./browser-headers.ts";
import type { Visit } from "./visit.ts";

/** So many connections a browser opens to one server. */
const CONNECTIONS_MAX = 6;

/** Keeps its connections, and lets their bytes be counted. */
export class VisitAgent extends Agent {
  readonly #visit: Visit;

  constructor(visit: Visit, connections: number) {
    super({ keepAlive: true, maxSockets: connections });
    this.#visit = visit;
  }

  override createConnection(): Socket {
    return this.#visit.connect();
  }
}

/** Gets a path, or posts `sent` to it; gives the body of the answer to `done`. */
export type Ask = (path: string, done: (body: Buffer) => void, sent?: Uint8Array) => void;

const POST_HEADERS = { Origin: "http://localhost:2567", "Content-Type": "application/octet-stream" } as const;

export function asker(visit: Visit, connections = CONNECTIONS_MAX): Ask {
  const agent = new VisitAgent(visit, connections);
  return (path, done, sent) => {
    visit.requests++;
    const post = sent === undefined ? {} : { ...POST_HEADERS, "Content-Length": sent.length };
    const method = sent === undefined ? "GET" : "POST";
    const headers = { ...FETCH_HEADERS, ...post };
    request({ host: "localhost", port: visit.port, path, method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done(Buffer.concat(chunks)));
    }).end(sent);
  };
}

export function http2Asker(visit: Visit): Ask {
  const session = connectHttp2(`http://localhost:${visit.port}`, { createConnection: () => visit.connect() });
  const small = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const getting = { ":method": "GET", ...small(FETCH_HEADERS) };
  const posting = { ":method": "POST", ...small({ ...FETCH_HEADERS, ...POST_HEADERS }) };
  return (path, done, sent) => {
    visit.requests++;
    const stream = session.request({ ":path": path, ...(sent === undefined ? getting : posting) });
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => done(Buffer.concat(chunks)));
    stream.end(sent);
  };
}
