/** Publishes maps on a server of a test, as a page does. */
import { MAPS, type PublishedMap } from "#protocol/maps-api.ts";
import { joinOptionsFor, type LiveServer } from "./live-server.ts";

/** A player with a session of the map library. */
export type MapPlayer = {
  readonly token: string;
  readonly liked: readonly string[];
  /** Sends a request with the token; `body` is a file as text, or anything as JSON. */
  send(method: string, path: string, body?: unknown): Promise<Response>;
  /** Publishes a file that has no fault. */
  publish(file: string, remixOf?: string): Promise<PublishedMap>;
};

export async function openMapSession(server: Pick<LiveServer, "url">, nickname: string): Promise<MapPlayer> {
  const response = await fetch(`${server.url}/api/maps/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(await joinOptionsFor(server, MAPS, nickname)),
  });
  if (!response.ok) throw new Error(`no session: ${response.status} ${await response.text()}`);
  const { token, liked } = (await response.json()) as { token: string; liked: string[] };
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}/api/maps${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": typeof body === "string" ? "text/plain" : "application/json",
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return {
    ...{ token, liked, send },
    async publish(file, remixOf) {
      const published = await send("POST", remixOf === undefined ? "" : `?remixOf=${remixOf}`, file);
      if (published.status !== 201) throw new Error(`not published: ${published.status} ${await published.text()}`);
      return (await published.json()) as PublishedMap;
    },
  };
}
