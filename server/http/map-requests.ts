/**
 * Publishing, liking, reporting and removing maps. `POST /api/maps/session` exchanges a proof of identity for a token, which the
 * other requests carry. docs/http.md shows them.
 */
import { ServerError } from "@colyseus/core";
import express, { type Request, type Response, type Router } from "express";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import { likeBody, mapReportBody } from "#protocol/map-requests.ts";
import { isMapCode, MAPS, type LikeAnswer, type MapSessionAnswer } from "#protocol/maps-api.ts";
import { type Person, SUPPORT_TEXT_MAX } from "#protocol/report.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { cleanLines } from "#room/text.ts";
import type { JoinGuard } from "../admission/join-guard.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { CreateLimiter } from "../admission/rate-limiter.ts";
import type { Seal } from "../admission/seal.ts";
import type { ServerBans } from "../admission/server-bans.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { Reports } from "../support/reports.ts";
import { countRefusals } from "./count-refusals.ts";
import { UNKNOWN_MAP } from "./map-answers.ts";
import { publishMap, type PublishPorts } from "./publish-map.ts";

export type MapRequestPorts = PublishPorts & {
  readonly guard: Pick<JoinGuard, "identify">;
  readonly serverBans: Pick<ServerBans, "find">;
  /** Makes the tokens. */
  readonly seal: Seal;
  readonly reports: Pick<Reports, "file">;
  readonly createLimiter: CreateLimiter;
  readonly refusals: RefusalCounter;
  readonly limits?: MapLimits;
};

/** Per player and per network. */
export type MapLimits = { readonly publications: RateLimit; readonly likes: RateLimit };

export const MAP_LIMITS: MapLimits = {
  publications: { burst: 10, perSecond: 10 / 3600 },
  likes: { burst: 30, perSecond: 0.5 },
};

/** Duration of a token, in milliseconds. */
const SESSION_MS = 3_600_000;

/** Pause before the next attempt above a limit or while the database is away, in seconds. */
const RETRY_S = 10;

/** Maximum size of a file, in bytes; the HTTP server refuses requests that announce more. */
const FILE_MAX = 256 * 1024;
const BODY_MAX = 2048;

const BEARER = /^Bearer ([\w.-]{1,1024})$/u;

type Handler = (request: Request, response: Response, player: Person) => Promise<void>;

export function mapRequests(ports: MapRequestPorts): Router {
  const routes = express.Router();
  const json = express.json({ limit: BODY_MAX });
  const file = express.raw({ type: "text/plain", limit: FILE_MAX, inflate: false });
  const { publications, likes } = ports.limits ?? MAP_LIMITS;
  const publishing = ports.createLimiter("map publications", publications);
  const liking = ports.createLimiter("map likes", likes);
  const mayDo = async (limiter: typeof liking, request: Request, { key }: Person) =>
    (await limiter.take(key)) && (await limiter.take(`network ${request.get(NETWORK_HEADER) ?? ""}`));
  const signed = (handle: Handler) => async (request: Request, response: Response) => {
    const player = response.locals["player"] as Person;
    await handle(request, response, player).catch(() => {
      fail(response, 503, "The database does not answer. Try again in a moment.");
    });
  };
  const limited = (limiter: typeof liking, handle: Handler) =>
    signed(async (request, response, player) => {
      if (await mayDo(limiter, request, player)) return handle(request, response, player);
      fail(response, 429, "Too many requests. Try again later.");
    });
  routes.post("/api/maps{/*path}", countRefusals(ports.refusals, "mapRequests"));
  routes.post("/api/maps/session", json, (request, response) => openSession(request, response, ports));
  const withToken = requireToken(ports);
  routes.post(
    "/api/maps",
    withToken,
    file,
    limited(publishing, (...asked) => publish(asked, ports)),
  );
  routes.post(
    "/api/maps/:code/like",
    withToken,
    json,
    limited(liking, (...asked) => like(asked, ports)),
  );
  routes.post(
    "/api/maps/:code/report",
    withToken,
    json,
    signed((...asked) => report(asked, ports)),
  );
  routes.delete(
    "/api/maps/:code",
    withToken,
    signed((...asked) => remove(asked, ports)),
  );
  return routes;
}

/** Answers requests without a valid token before their body is read. */
function requireToken({ seal, serverBans }: MapRequestPorts): express.RequestHandler {
  return (request, response, next) => {
    response.set("Cache-Control", "no-store");
    const token = BEARER.exec(request.get("authorization") ?? "")?.[1];
    const player = token === undefined ? undefined : (seal.open(token)?.data as Person | undefined);
    if (player === undefined) return fail(response, 401, "Invalid or expired token. Open a new session.");
    const network = request.get(NETWORK_HEADER) ?? "";
    if (serverBans.find(player.key, network) !== undefined)
      return fail(response, 403, "You are banned from this server.");
    response.locals["player"] = player;
    next();
  };
}

async function openSession(request: Request, response: Response, ports: MapRequestPorts): Promise<void> {
  response.set("Cache-Control", "no-store");
  try {
    const headers = new Headers({
      host: request.get("host") ?? "",
      [NETWORK_HEADER]: request.get(NETWORK_HEADER) ?? "",
    });
    const { key, fingerprint, nickname } = await ports.guard.identify(request.body, MAPS, { headers });
    const player: Person = { key, fingerprint, name: nickname };
    const liked = await ports.maps.likedBy(key).catch(() => []);
    const answer: MapSessionAnswer = { token: ports.seal.make(player, SESSION_MS), liked };
    response.json(answer);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    response.status(error.code).json({ error: error.message });
  }
}

type Asked = Parameters<Handler>;

async function publish([request, response, author]: Asked, ports: MapRequestPorts): Promise<void> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return fail(response, 415, "Send the text of the file, as text/plain.");
  const text = textOf(body);
  if (text === undefined) return fail(response, 400, "The file is not UTF-8 text.");
  const { remixOf } = request.query;
  const origin = typeof remixOf === "string" && isMapCode(remixOf) ? remixOf : null;
  const reply = await publishMap({ text, author, remixOf: origin }, ports);
  if (reply.status === 503) response.set("Retry-After", String(RETRY_S));
  if (reply.status === 201) response.location(`/maps/${reply.body.code}`);
  response.status(reply.status).json(reply.body);
}

async function like([request, response, { key }]: Asked, { maps }: MapRequestPorts): Promise<void> {
  const parsed = likeBody.safeParse(request.body);
  if (!parsed.success) return fail(response, 400, 'Send {"liked": true} or {"liked": false} as JSON.');
  const { liked } = parsed.data;
  const likes = await maps.setLike(codeOf(request), key, liked);
  if (likes === undefined) return fail(response, 404, UNKNOWN_MAP);
  const answer: LikeAnswer = { liked, likes };
  response.json(answer);
}

async function report([request, response, reporter]: Asked, { maps, reports }: MapRequestPorts): Promise<void> {
  const parsed = mapReportBody.safeParse(request.body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return fail(response, 400, `${issue.path.join(".") || "body"}: ${issue.message}`);
  }
  const map = await maps.state({ code: codeOf(request) });
  if (map === undefined || map.hidden) return fail(response, 404, UNKNOWN_MAP);
  if (map.authorKey === reporter.key) return fail(response, 409, "You have published this map yourself.");
  const why = await reports.file(
    {
      ...{ room: "", roomName: map.name, map: map.code, reporter, reason: parsed.data.reason },
      target: { key: map.authorKey, name: map.author, fingerprint: fingerprintOf(map.authorKey) },
      text: cleanLines(parsed.data.text, SUPPORT_TEXT_MAX),
      ...{ chat: [], match: { stadium: map.name, game: null, members: [] } },
      ...{ targetNetwork: "", reporterNetwork: request.get(NETWORK_HEADER) ?? "" },
    },
    () => null,
  );
  if (why === undefined) return void response.status(204).end();
  fail(
    response,
    why === "rate" ? 429 : 503,
    why === "rate" ? "Too many reports. Try again later." : "Try again later.",
  );
}

async function remove([request, response, { key }]: Asked, { maps }: MapRequestPorts): Promise<void> {
  const removed = await maps.remove(codeOf(request), key);
  if (removed) return void response.status(204).end();
  fail(response, 404, "You have published no map with this code.");
}

function codeOf(request: Request): string {
  return String(request.params["code"]);
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function fail(response: Response, status: number, error: string): void {
  if (status === 429 || status === 503) response.set("Retry-After", String(RETRY_S));
  response.status(status).json({ error });
}
