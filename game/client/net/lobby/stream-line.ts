/** The room list as server-sent events. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { Line, LineEvents } from "./line.ts";

export function openStream(origin: string, events: LineEvents): Line {
  const source = new EventSource(`${origin}/api/live/stream`);
  source.addEventListener("rooms", ({ data }) => events.onRooms(JSON.parse(data as string) as LiveSnapshot));
  source.addEventListener("changes", ({ data }) => events.onChanges(JSON.parse(data as string) as LiveNews));
  source.addEventListener("error", () => {
    // Trying again is the watch's business: it knows other ways as well.
    source.close();
    events.onEnd();
  });
  return { close: () => source.close() };
}
