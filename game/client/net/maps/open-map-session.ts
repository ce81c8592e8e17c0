/** Proves the identity of the player to the server, for requests about published maps. */
import { MatchMakeError } from "@colyseus/sdk";
import { MAPS, type MapSessionAnswer } from "#protocol/maps-api.ts";
import type { Identity } from "../identity/identity.ts";
import { joinOptionsFor } from "../room/join-options.ts";
import { joinWithWork } from "../work/join-with-work.ts";
import { solveWork } from "../work/work.ts";
import { limitedFetch } from "./public-maps.ts";

/** Rejects when the server refuses the identity or does not answer. */
export function openMapSession(identity: Identity, nickname: string): Promise<MapSessionAnswer> {
  return joinWithWork(MAPS, () => joinOptionsFor(identity, nickname, MAPS), requestSession, {
    solve: solveWork,
    onWork: () => undefined,
    signal: new AbortController().signal,
  });
}

/** The status of a refusal is that of the session of the help chat: the error asks for work, for instance. */
async function requestSession(options: unknown): Promise<MapSessionAnswer> {
  const response = await limitedFetch("/api/maps/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(options),
  });
  const body = (await response.json()) as Partial<MapSessionAnswer> & { readonly error?: string };
  if (!response.ok) throw new MatchMakeError(body.error ?? "", response.status);
  return { token: body.token ?? "", liked: body.liked ?? [] };
}
