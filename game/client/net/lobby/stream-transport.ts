/** The room list as server-sent events. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { LobbyEvents, LobbyTransport } from "./transport.ts";

export function openStream(origin: string, events: LobbyEvents): LobbyTransport {
  const source = new EventSource(`${origin}/api/live/stream`);
  source.addEventListener("rooms", ({ data }) => events.onRooms(JSON.parse(data as string) as LiveSnapshot));
  source.addEventListener("changes", ({ data }) => events.onChanges(JSON.parse(data as string) as LiveNews));
  source.addEventListener("error", () => {
    // The feed decides about retries, because it can use other transports.
    source.close();
    events.onEnd();
  });
  return { close: () => source.close() };
}
