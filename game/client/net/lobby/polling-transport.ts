/** The room list by long polling: the server answers when something changed, then the next request follows. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { LobbyEvents, LobbyTransport } from "./transport.ts";

/** The server answers after at most 25 s; a request that takes much longer has failed. */
const TIMEOUT_MS = 40_000;

export function openPolling(origin: string, events: LobbyEvents): LobbyTransport {
  const end = new AbortController();
  poll(origin, events, end.signal).catch(() => {
    if (!end.signal.aborted) events.onEnd();
  });
  return { close: () => end.abort() };
}

/** Rejects when it cannot go on. */
async function poll(origin: string, events: LobbyEvents, end: AbortSignal): Promise<never> {
  let query = "";
  for (;;) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(`${origin}/api/live${query}`, { signal });
    if (!response.ok) throw new Error(`the feed answers ${response.status}`);
    const message = (await response.json()) as LiveSnapshot | LiveNews;
    if ("rooms" in message) events.onRooms(message);
    else if (message.changes.length > 0) events.onChanges(message);
    query = `?since=${message.cursor}`;
  }
}
