/**
 * Publishing, liking, reporting and removing maps, under the identity of the player. The first request opens a session, whose token
 * the others carry until it expires.
 */
import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { LikeAnswer, MapSessionAnswer, PublishedMap } from "#protocol/maps-api.ts";
import type { MapFailure, MapLibrary, MapResult } from "../../session/map-library.ts";
import type { Diagnostic } from "../../session/stadium-card.ts";
import { createPublicMaps, limitedFetch, type FetchText } from "./public-maps.ts";

export type MapLibraryPorts = {
  /** Proves the identity to the server. Rejects when the server refuses it or does not answer. */
  readonly openSession: () => Promise<MapSessionAnswer>;
  /** The codes of liked maps that this browser has saved. */
  readonly liked: { readonly value: ReadonlySignal<readonly string[]>; save(codes: readonly string[]): void };
  readonly fetchText?: FetchText;
};

type Sent = { readonly method: "POST" | "DELETE"; readonly json?: unknown; readonly text?: string };

const DONE = { ok: true, value: undefined } as const;

export function createMapLibrary({ openSession, liked, fetchText = limitedFetch }: MapLibraryPorts): MapLibrary {
  const send = createSender({ openSession, liked, fetchText });
  return {
    ...createPublicMaps(fetchText),
    liked: computed(() => new Set(liked.value.value)),
    publish: async ({ text, remixOf }) => {
      const path = remixOf === undefined ? "" : `?remixOf=${encodeURIComponent(remixOf)}`;
      return read<PublishedMap>(await send(path, { method: "POST", text }));
    },
    like: async (code, likes) => {
      const answer = await read<LikeAnswer>(await send(`/${code}/like`, { method: "POST", json: { liked: likes } }));
      if (!answer.ok) return answer;
      const others = liked.value.peek().filter((other) => other !== code);
      liked.save(likes ? [...others, code] : others);
      return { ok: true, value: answer.value.likes };
    },
    report: async (code, reason, text) =>
      done(await send(`/${code}/report`, { method: "POST", json: { reason, text } })),
    remove: async (code) => done(await send(`/${code}`, { method: "DELETE" })),
  };
}

/** Returns a function that sends a request with the token of a session; undefined when the server does not answer. */
function createSender({ openSession, liked, fetchText }: Required<MapLibraryPorts>) {
  let token: string | undefined;
  const open = async () => {
    const session = await openSession();
    liked.save(session.liked);
    token = session.token;
    return token;
  };
  const sendWith = (own: string, path: string, { method, json, text }: Sent) => {
    const type = text === undefined ? "application/json" : "text/plain";
    const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
    return fetchText(`/api/maps${path}`, {
      method,
      headers: { authorization: `Bearer ${own}`, ...(body !== undefined && { "content-type": type }) },
      ...(body !== undefined && { body }),
    });
  };
  return async (path: string, sent: Sent): Promise<Response | undefined> => {
    try {
      const known = token;
      const response = await sendWith(known ?? (await open()), path, sent);
      // The session has expired.
      return response.status === 401 && known !== undefined ? await sendWith(await open(), path, sent) : response;
    } catch {
      return undefined;
    }
  };
}

/** The body of an answer, or why there is none. */
async function read<T>(response: Response | undefined): Promise<MapResult<T>> {
  const body = (await response?.json().catch(() => undefined)) as unknown;
  if (response?.ok === true && body !== undefined) return { ok: true, value: body as T };
  return { ok: false, failure: failureOf(response?.status, body) };
}

/** For answers without a body. */
async function done(response: Response | undefined): Promise<MapResult<undefined>> {
  if (response?.ok === true) return DONE;
  const body = (await response?.json().catch(() => undefined)) as unknown;
  return { ok: false, failure: failureOf(response?.status, body) };
}

type ErrorBody = { readonly errors?: readonly Diagnostic[]; readonly code?: string } | undefined;

function failureOf(status: number | undefined, body: unknown): MapFailure {
  const { errors, code } = (body as ErrorBody) ?? {};
  switch (status) {
    case 403:
      return { kind: "banned" };
    case 404:
      return { kind: "missing" };
    case 409:
      return code === undefined ? { kind: "own" } : { kind: "published", code };
    case 410:
      return { kind: "removed" };
    case 413:
      return { kind: "tooLarge" };
    case 422:
      return errors === undefined ? { kind: "protected" } : { kind: "faulty", errors };
    case 429:
      return { kind: "rate" };
    default:
      return { kind: "unreachable" };
  }
}
