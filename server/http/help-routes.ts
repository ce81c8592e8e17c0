/**
 * The help chat over plain HTTP, where no socket works. `POST /api/help/session` exchanges a proof of identity for a token;
 * with it, `GET /api/help` answers with the conversation, with `?since=REV` as soon as it has changed, and `POST /api/help`
 * sends a message. docs/http.md shows them.
 */
import { ServerError } from "@colyseus/core";
import express, { type Request, type Response, type Router } from "express";
import { helpToServer, isHelpKind } from "#protocol/help.ts";
import { HELP } from "#protocol/proof-text.ts";
import type { Person } from "#protocol/report.ts";
import type { JoinGuard } from "../admission/join-guard.ts";
import type { Seal } from "../admission/seal.ts";
import { NETWORK_HEADER } from "../admission/client-network.ts";
import type { Help } from "../support/help.ts";
import type { HelpPolls } from "../support/help-polls.ts";
import { handleHelpMessage } from "../support/help-requests.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { countRefusals } from "./count-refusals.ts";
import { sendText } from "./content-encoding.ts";

export type HelpRoutePorts = {
  readonly refusals: RefusalCounter;
  readonly help: Help;
  readonly polls: HelpPolls;
  /** Makes the tokens of this transport. */
  readonly seal: Seal;
  readonly guard: Pick<JoinGuard, "identify">;
};

/** Duration of a token, in milliseconds. */
const SESSION_MS = 3_600_000;

/** Pause before the next attempt when too many requests wait, in seconds. */
const RETRY_S = 10;

/** Room for a text of the maximum length. */
const BODY_MAX = 2048;

const BEARER = /^Bearer ([\w.-]{1,1024})$/u;
const REV = /^[\w-]{1,32}$/u;

export function helpRoutes(ports: HelpRoutePorts): Router {
  const routes = express.Router();
  const json = express.json({ limit: BODY_MAX });
  routes.use("/api/help", countRefusals(ports.refusals, "helpRequest", [401, 503]));
  routes.use("/api/help", (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  routes.post("/api/help/session", json, (request, response) => openSession(request, response, ports));
  routes.get("/api/help", (request, response) => poll(request, response, ports));
  routes.post("/api/help", json, (request, response) => receive(request, response, ports));
  return routes;
}

async function openSession(request: Request, response: Response, { guard, seal }: HelpRoutePorts): Promise<void> {
  try {
    const headers = new Headers({
      host: request.get("host") ?? "",
      [NETWORK_HEADER]: request.get(NETWORK_HEADER) ?? "",
    });
    const { key, fingerprint, nickname } = await guard.identify(request.body, HELP, { headers });
    const player: Person = { key, fingerprint, name: nickname };
    response.json({ token: seal.make(player, SESSION_MS) });
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    response.status(error.code).json({ error: error.message });
  }
}

async function poll(request: Request, response: Response, { polls, seal }: HelpRoutePorts): Promise<void> {
  const player = playerOf(request, response, seal);
  if (player === undefined) return;
  const { since } = request.query;
  if (since === undefined) return answer(request, response, polls, player.key);
  if (typeof since !== "string" || !REV.test(since)) {
    return void response.status(400).json({ error: "since is not a revision. Send that of the last answer, or none." });
  }
  let isAnswered = false;
  // It waits before it reads, so that no change in between is missed.
  const cancel = polls.wait(player.key, request.get(NETWORK_HEADER) ?? "", () => {
    isAnswered = true;
    void answer(request, response, polls, player.key);
  });
  if (cancel === undefined) {
    return void response.status(503).set("Retry-After", String(RETRY_S)).json({ error: "Too many requests wait." });
  }
  response.on("close", cancel);
  const isCurrent = await polls.read(player.key).then(
    ({ rev }) => rev === since,
    () => false,
  );
  if (isCurrent || isAnswered) return;
  cancel();
  await answer(request, response, polls, player.key);
}

/** Sends the conversation as it is now. */
async function answer(request: Request, response: Response, polls: HelpPolls, key: string): Promise<void> {
  try {
    await sendText(request, response, "json", JSON.stringify(await polls.read(key)));
  } catch {
    response.status(503).set("Retry-After", String(RETRY_S)).json({ error: "The server cannot read it now." });
  }
}

async function receive(request: Request, response: Response, { help, seal }: HelpRoutePorts): Promise<void> {
  const player = playerOf(request, response, seal);
  if (player === undefined) return;
  const { kind, ...message } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof kind !== "string" || !isHelpKind(kind)) {
    return void response.status(400).json({ error: 'kind must be "say", "typing" or "read".' });
  }
  const parsed = helpToServer[kind].safeParse(message);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return void response.status(400).json({ error: `${issue.path.join(".") || kind}: ${issue.message}` });
  }
  const why = await handleHelpMessage(help, player, kind, parsed.data as never);
  if (why === undefined) return void response.status(204).end();
  response
    .status(why === "rate" ? 429 : 503)
    .set("Retry-After", String(RETRY_S))
    .json({ error: why });
}

function playerOf(request: Request, response: Response, seal: Seal): Person | undefined {
  const token = BEARER.exec(request.get("authorization") ?? "")?.[1];
  const player = token === undefined ? undefined : seal.open(token)?.data;
  if (player === undefined) response.status(401).json({ error: "Invalid or expired token. Open a new session." });
  return player as Person | undefined;
}
