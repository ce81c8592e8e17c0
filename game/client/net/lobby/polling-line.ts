/** The room list by long polling: the server answers when there is news, and is asked again. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { Line, LineEvents } from "./line.ts";

/** The server holds a question for 25 s; an answer that takes much longer does not come. */
const PATIENCE_MS = 40_000;

export function openPolling(origin: string, events: LineEvents): Line {
  const end = new AbortController();
  poll(origin, events, end.signal).catch(() => {
    if (!end.signal.aborted) events.onEnd();
  });
  return { close: () => end.abort() };
}

/** Rejects when it cannot go on. */
async function poll(origin: string, events: LineEvents, end: AbortSignal): Promise<never> {
  let question = "";
  for (;;) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch(`${origin}/api/live${question}`, { signal });
    if (!response.ok) throw new Error(`the feed answers ${response.status}`);
    const said = (await response.json()) as LiveSnapshot | LiveNews;
    if ("rooms" in said) events.onRooms(said);
    else if (said.changes.length > 0) events.onChanges(said);
    question = `?since=${said.cursor}`;
  }
}
