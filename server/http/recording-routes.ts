/** Recordings of matches: a list of those of listed rooms, and each by its code. Pages of any origin may read them. */
import express, { type Request, type Response, type Router } from "express";
import type { RecordingInfo, RecordingList } from "#protocol/recordings-api.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { RecordingCursor, Recordings } from "../store/recordings.ts";
import { CachedJson, type JsonAnswer } from "./cached-json.ts";

/** Rate limit of requests that need the database, per network. */
export const RECORDING_QUERIES: RateLimit = { burst: 120, perSecond: 4 };

/** Time for which answers are kept. */
const KEPT_MS = 10_000;

const LIST_LENGTH = 20;

/** In seconds. A recording never changes until it is removed. */
const LIST_AGE = 30;
const INFO_AGE = 600;

/** The content behind a code never changes. */
const FOREVER = "public, max-age=31536000, immutable";

const CODE = /^[\w-]{16}$/u;

const UNKNOWN = "There is no recording with this code. It may be too old: recordings are kept for some days.";

export type RecordingPorts = {
  readonly recordings: Pick<Recordings, "find" | "file" | "list">;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  readonly queryLimit?: RateLimit;
  readonly keptMs?: number;
};

type Handler = (request: Request, response: Response) => Promise<void> | void;

export function recordingRoutes(ports: RecordingPorts): Router {
  const { recordings, createLimiter, refusals, queryLimit = RECORDING_QUERIES, keptMs = KEPT_MS } = ports;
  const routes = express.Router();
  const cache = new CachedJson(keptMs);
  const queries = createLimiter("recordings", queryLimit);
  const limited = async (request: Request, response: Response, send: Handler) => {
    if (await queries.take(request.get(NETWORK_HEADER) ?? "")) return send(request, response);
    refusals.add("recordingQueries");
    response.set("Retry-After", "10");
    refuse(response, 429, "Too many requests. Wait a moment.");
  };
  const answer = (request: Request, response: Response, key: string, make: () => Promise<JsonAnswer>) => {
    const send = () => cache.send(request, response, key, make);
    return cache.has(key) ? send() : limited(request, response, send);
  };
  routes.use("/api/recordings", (_request, response, next) => {
    response.set("Access-Control-Allow-Origin", "*");
    next();
  });
  routes.get("/api/recordings", (request, response) => {
    const before = textOf(request, "before");
    return answer(request, response, `list ${before}`, () => listOf(recordings, before));
  });
  routes.get("/api/recordings/:code", (request, response) => {
    const { code } = request.params;
    if (!CODE.test(code)) return refuse(response, 404, UNKNOWN);
    return answer(request, response, `info ${code}`, () => infoOf(recordings, code));
  });
  routes.get("/api/recordings/:code/file", (request, response) => {
    const { code } = request.params;
    if (!CODE.test(code)) return refuse(response, 404, UNKNOWN);
    const tag = `"${code}"`;
    response.set({ ETag: tag, "Cache-Control": FOREVER });
    if (request.get("if-none-match")?.includes(tag) === true) return void response.status(304).end();
    return limited(request, response, () => sendFile(recordings, code, response));
  });
  return routes;
}

async function listOf(recordings: RecordingPorts["recordings"], before: string): Promise<JsonAnswer> {
  const cursor = before === "" ? undefined : readCursor(before);
  if (cursor === null) {
    const error = "before is no cursor. Send the value of next unchanged, or omit before.";
    return { status: 400, body: { error }, maxAge: 0 };
  }
  const found = await recordings.list(LIST_LENGTH + 1, cursor);
  const page = found.slice(0, LIST_LENGTH);
  const last = page.at(-1);
  const body: RecordingList = {
    recordings: page,
    next: found.length > page.length && last !== undefined ? `${last.at}-${last.code}` : null,
  };
  return { status: 200, body, maxAge: LIST_AGE };
}

async function infoOf(recordings: RecordingPorts["recordings"], code: string): Promise<JsonAnswer> {
  const info = await recordings.find(code);
  return info === undefined
    ? { status: 404, body: { error: UNKNOWN }, maxAge: 0 }
    : { status: 200, body: info, maxAge: INFO_AGE };
}

/** The database has the content of a recording once it has its row. */
async function sendFile(recordings: RecordingPorts["recordings"], code: string, response: Response): Promise<void> {
  try {
    const [info, file] = await Promise.all([recordings.find(code), recordings.file(code)]);
    if (info === undefined || file === undefined) return refuse(response, 404, UNKNOWN);
    response.set("Content-Disposition", `attachment; filename="${fileName(info)}"`);
    response.type("application/octet-stream").send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  } catch {
    response.set("Retry-After", "5");
    refuse(response, 503, "The database does not answer. Try again in a moment.");
  }
}

/** As of HaxBall's own files: rondo-2026-11-28-20h05m.hbr2, in UTC. */
function fileName({ at }: RecordingInfo): string {
  const [day, time] = new Date(at).toISOString().split("T") as [string, string];
  return `rondo-${day}-${time.slice(0, 2)}h${time.slice(3, 5)}m.hbr2`;
}

/** Null for a text that is no cursor. */
function readCursor(text: string): RecordingCursor | null {
  const [, at, code] = /^(\d{1,15})-([\w-]{16})$/u.exec(text) ?? [];
  return at === undefined || code === undefined ? null : { at: Number(at), code };
}

/** A parameter of the query; "" if it is absent or given more than once. Cut, because it becomes part of a key. */
function textOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value.slice(0, 80) : "";
}

function refuse(response: Response, status: number, error: string): void {
  response.removeHeader("ETag");
  response.status(status).set("Cache-Control", "no-store").json({ error });
}
