/** The help chat over plain HTTP, where no socket works: the server answers a request when the conversation has changed. */
import { MatchMakeError } from "@colyseus/sdk";
import type { HelpPoll, HelpToServer, HelpToServerKind } from "#protocol/help.ts";
import type { HelpEvents, HelpTransport } from "./transport.ts";

/** The server answers after at most 25 s; a request that takes much longer has failed. */
const TIMEOUT_MS = 40_000;

const JSON_TYPE = { "Content-Type": "application/json" };

/** `openSession` answers with a token (requestSession). */
export function openPolling(origin: string, openSession: () => Promise<string>, events: HelpEvents): HelpTransport {
  const end = new AbortController();
  let token: string | undefined;
  const run = async () => {
    token = await openSession();
    await poll(origin, token, events, end.signal);
  };
  run().catch(() => {
    if (!end.signal.aborted) events.onEnd(false);
  });
  return {
    send: (kind, message) => void post(origin, token, { kind, message }, events),
    close: () => end.abort(),
  };
}

/** A token for the options of a join, with a proof for the target "help". Rejects like a join does. */
export async function requestSession(origin: string, options: unknown): Promise<string> {
  const response = await fetch(`${origin}/api/help/session`, {
    method: "POST",
    headers: JSON_TYPE,
    body: JSON.stringify(options),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { token = "", error = "" } = (await response.json()) as { token?: string; error?: string };
  if (!response.ok) throw new MatchMakeError(error, response.status);
  return token;
}

/** Rejects when it cannot go on. */
async function poll(origin: string, token: string, events: HelpEvents, end: AbortSignal): Promise<never> {
  let query = "";
  for (;;) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(TIMEOUT_MS)]);
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${origin}/api/help${query}`, { headers, signal });
    if (!response.ok) throw new Error(`the help chat answers ${response.status}`);
    const { rev, help } = (await response.json()) as HelpPoll;
    events.onSnapshot(help);
    query = `?since=${rev}`;
  }
}

type Outgoing<K extends HelpToServerKind> = { readonly kind: K; readonly message: HelpToServer[K] };

async function post<K extends HelpToServerKind>(
  origin: string,
  token: string | undefined,
  { kind, message }: Outgoing<K>,
  events: HelpEvents,
): Promise<void> {
  try {
    const response = await fetch(`${origin}/api/help`, {
      method: "POST",
      headers: { ...JSON_TYPE, Authorization: `Bearer ${token ?? ""}` },
      body: JSON.stringify({ kind, ...message }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the help chat answers ${response.status}`);
  } catch {
    if ("id" in message) events.onRefused(message.id);
  }
}
