/** Published maps over HTTP: publishing, the list, files, pictures, pages, likes, reports, and rooms that play on them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { profileIdOf } from "#protocol/fingerprint.ts";
import type { MapList, PublishedMap } from "#protocol/maps-api.ts";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { keyOf } from "../support/client-key.ts";
import { accept, hbs } from "../support/hbs.ts";
import {
  createFriends,
  hostOf,
  joinOptionsFor,
  startLiveServer,
  until,
  useLiveServer,
} from "../support/live-server.ts";
import { openMapSession, type MapPlayer } from "../support/published-maps.ts";

const PLENTY = { burst: 1000, perSecond: 100 };
const server = useLiveServer(undefined, { maps: { publications: PLENTY, likes: PLENTY } });

let ada: MapPlayer;
let ben: MapPlayer;
beforeAll(async () => {
  ada = await openMapSession(server, "Ada");
  ben = await openMapSession(server, "Ben");
});

/** A map that no other test publishes. */
const file = (name: string, more: object = {}) => hbs({ name, width: 300, height: 150, ...more });
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}/api/maps${path}`, { headers });
const list = async (query: string) => (await (await get(query)).json()) as MapList;
const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error: string }).error];

describe("a published map", () => {
  it("is found by its code with author, facts and the checksum that rooms have", async () => {
    const text = `// by hand\n${file("Back yard", { discs: [{ pos: [1, 2], radius: 4 }], oddity: 1 })}`;
    const published = await ada.send("POST", "", text);
    expect(published.status).toBe(201);
    const map = (await published.json()) as PublishedMap;
    expect(published.headers.get("location")).toBe(`/maps/${map.code}`);
    expect(map).toMatchObject({
      ...{
        name: "Back yard",
        author: "Ada",
        profile: profileIdOf(keyOf("Ada").publicKey),
        size: Buffer.byteLength(text),
      },
      ...{ checksum: stadiumChecksum(accept(text).stadium), remixOf: null, downloads: 0, likes: 0, rooms: 0 },
    });
    expect(map.facts).toMatchObject({ width: 600, height: 300, discs: 2, segments: 0 });
    const answer = await get(`/${map.code}`);
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    expect(await answer.json()).toEqual(map);
  });

  it("has its file as the author wrote it, immutable, and counts a network's download once in a day", async () => {
    const text = `// as written\n${file("Attic %$ ⚽")}`;
    const { code } = await ada.publish(text);
    const response = await get(`/${code}.hbs`);
    expect(await response.text()).toBe(text);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe("attachment; filename=Attic.hbs");
    await get(`/${code}.hbs`);
    expect((await server.ports.store.maps.find(code))!.downloads).toBe(1);
  });

  it("has a picture", async () => {
    const { code } = await ada.publish(file("Painted"));
    const response = await get(`/${code}.webp`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/webp"]);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 12)).toBe("RIFFWEBP");
    const card = await fetch(`${server.url}/card/map/${code}.jpg`);
    expect([card.status, card.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });

  it("has a page with its name and picture in the head", async () => {
    writeFileSync(join(server.clientFolder, "map.html"), "<!doctype html><title>Maps</title>");
    const { code } = await ada.publish(file("<Yard>"));
    const html = await (await fetch(`${server.url}/maps/${code}`)).text();
    expect(html).toContain("<title>&lt;Yard&gt; by Ada · Rondo</title>");
    expect(html).toContain(`/card/map/${code}.jpg`);
    expect(await (await fetch(`${server.url}/maps`)).text()).toContain("<title>Maps · Rondo</title>");
    expect(await (await fetch(`${server.url}/maps/ZZZZZZ`)).text()).toContain("noindex");
  });

  it("credits the map that it was made from", async () => {
    const origin = await ada.publish(file("Origin"));
    const remix = await ben.publish(file("Remix"), origin.code);
    expect(remix.remixOf).toEqual({ code: origin.code, name: "Origin", author: "Ada" });
    expect((await ben.publish(file("Other"), "ZZZZZZ")).remixOf).toBeNull();
  });

  it("is listed by words, in the wanted order", async () => {
    const first = await ada.publish(file("Zebra crossing"));
    const second = await ben.publish(file("Zebra"));
    await ada.send("POST", `/${first.code}/like`, { liked: true });
    const codes = ({ maps }: MapList) => maps.map(({ code }) => code);
    expect(codes(await list("?q=zebra"))).toEqual([second.code, first.code]);
    expect(codes(await list("?q=ZEBRA%20ada"))).toEqual([first.code]);
    expect(codes(await list("?q=zebra&sort=liked"))).toEqual([first.code, second.code]);
    expect(await list("?q=nothing+like+it")).toEqual({ maps: [], next: null });
    expect(await list("?page=9")).toEqual({ maps: [], next: null });
  });

  it("is removed by its author alone", async () => {
    const { code } = await ada.publish(file("Gone"));
    expect((await ben.send("DELETE", `/${code}`)).status).toBe(404);
    expect((await ada.send("DELETE", `/${code}`)).status).toBe(204);
    for (const path of [`/${code}`, `/${code}.hbs`, `/${code}.webp`]) expect((await get(path)).status).toBe(404);
  });

  it("that the host hides is gone, and cannot be published again", async () => {
    const { code } = await ada.publish(file("Hidden"));
    expect((await get(`/${code}.webp`)).status).toBe(200);
    await server.ports.store.maps.setHidden(code, true);
    for (const path of [`/${code}`, `/${code}.hbs`, `/${code}.webp`]) expect((await get(path)).status).toBe(404);
    expect((await ben.send("POST", `/${code}/like`, { liked: true })).status).toBe(404);
    expect(await errorOf(await ben.send("POST", "", file("Hidden")))).toEqual([
      410,
      "The host of this server has removed this map.",
    ]);
  });
});

describe("a publication", () => {
  it.each([
    ["a file with faults", hbs({ segments: [{ v0: 0, v1: 7 }] }), 422],
    ["text that is no file", "hello", 422],
    ["a map that must not be stored", file("Secret", { canBeStored: false }), 422],
    ["a file that is too large", file("Large") + " ".repeat(256 * 1024), 413],
  ])("of %s is refused", async (_, text, status) => {
    expect((await ada.send("POST", "", text)).status).toBe(status);
  });

  it("of faults names them", async () => {
    const response = await ada.send("POST", "", hbs({ segments: [{ v0: 0, v1: 7 }] }));
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toContain("segments[0].v1");
  });

  it("of the same content is answered with the code of the first", async () => {
    const { code } = await ada.publish(file("Twice"));
    const again = await ben.send("POST", "", ` ${file("Twice")} // the same`);
    expect([again.status, await again.json()]).toEqual([409, expect.objectContaining({ code })]);
  });

  it("needs UTF-8 as text/plain, and a session", async () => {
    const headers = { authorization: `Bearer ${ada.token}` };
    const post = (more: Record<string, string>, body: BodyInit) =>
      fetch(`${server.url}/api/maps`, { method: "POST", headers: { ...headers, ...more }, body });
    expect((await post({ "content-type": "application/json" }, "{}")).status).toBe(415);
    expect((await post({ "content-type": "text/plain" }, Uint8Array.of(0xff, 0xfe))).status).toBe(400);
    const forged = { authorization: `Bearer ${ada.token.slice(0, -2)}`, "content-type": "text/plain" };
    expect((await post(forged, file("Forged"))).status).toBe(401);
    expect((await post({ authorization: "", "content-type": "text/plain" }, file("Forged"))).status).toBe(401);
  });

  it("is limited per player", async () => {
    const limits = { publications: { burst: 2, perSecond: 0.001 }, likes: { burst: 1, perSecond: 0.001 } };
    const strict = await startLiveServer(undefined, { maps: limits, namespace: "strict" });
    try {
      const player = await openMapSession(strict, "Ada");
      const statuses: number[] = [];
      for (const name of ["One", "Two", "Three"]) statuses.push((await player.send("POST", "", file(name))).status);
      expect(statuses).toEqual([201, 201, 429]);
    } finally {
      await strict.stop();
    }
  });
});

describe("a session", () => {
  it("needs a proof for it", async () => {
    const open = async (target: string) =>
      fetch(`${server.url}/api/maps/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(await joinOptionsFor(server, target, "Eve")),
      });
    expect((await open("create")).status).toBe(412);
    expect((await open("maps")).status).toBe(200);
  });

  it("has the codes of the maps that the player likes", async () => {
    const { code } = await ada.publish(file("Liked"));
    await ben.send("POST", `/${code}/like`, { liked: true });
    expect((await openMapSession(server, "Ben")).liked).toContain(code);
  });
});

describe("a like", () => {
  it("counts once for a player, and can be taken back", async () => {
    const { code } = await ada.publish(file("Nice"));
    const like = async (player: MapPlayer, liked: boolean) =>
      (await player.send("POST", `/${code}/like`, { liked })).json();
    expect(await like(ada, true)).toEqual({ liked: true, likes: 1 });
    expect(await like(ada, true)).toEqual({ liked: true, likes: 1 });
    expect(await like(ben, true)).toEqual({ liked: true, likes: 2 });
    expect(await like(ada, false)).toEqual({ liked: false, likes: 1 });
    expect((await ada.send("POST", `/${code}/like`, { liked: "yes" })).status).toBe(400);
    expect((await ada.send("POST", "/ZZZZZZ/like", { liked: true })).status).toBe(404);
  });
});

describe("a report", () => {
  it("reaches the host with map, author and reporter", async () => {
    const { code } = await ada.publish(file("Rude"));
    const body = { reason: "name", text: "The name is an insult." };
    expect((await ben.send("POST", `/${code}/report`, body)).status).toBe(204);
    await server.ports.store.queue.flush(5000);
    const [report] = await server.ports.store.reports.list(10);
    expect(report).toMatchObject({
      ...{ map: code, roomName: "Rude", reason: "name", text: body.text, closedAt: null },
      ...{ target: { name: "Ada", key: keyOf("Ada").publicKey }, reporter: { name: "Ben" } },
    });
  });

  it("of an own, an unknown or no map is refused", async () => {
    const { code } = await ada.publish(file("Own"));
    const reason = { reason: "other" };
    expect((await ada.send("POST", `/${code}/report`, reason)).status).toBe(409);
    expect((await ada.send("POST", "/ZZZZZZ/report", reason)).status).toBe(404);
    expect((await ben.send("POST", `/${code}/report`, { reason: "boring" })).status).toBe(400);
  });
});

describe("a request that is wrong", () => {
  it.each([
    ["?sort=best", 400],
    ["?page=-1", 400],
    ["?page=1.5", 400],
    [`?q=${"a".repeat(61)}`, 400],
    ["?q=a&q=b", 200],
    ["/short", 404],
    ["/ABCDE1", 404],
    ["/ABCDE1.hbs", 404],
    ["/ABCDE1.webp", 404],
    ["/%00.webp", 404],
  ])("%s is answered with %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe("a room", () => {
  it("is created on a published map, and counts as one use of it", async () => {
    const { code, checksum } = await ada.publish(file("Home ground"));
    const room = await createFriends(server, "Ada", { stadium: code });
    expect(room.state.checksum).toBe(checksum);
    expect(hostOf(room).match.stadiumName).toBe("Home ground");
    await until(async () => (await server.ports.store.maps.find(code))!.rooms === 1, "the use");
    await room.leave();
  });

  it("of a code without a map has the stadium of its kind", async () => {
    const room = await createFriends(server, "Ada", { stadium: "ZZZZZZ" });
    expect(hostOf(room).match.stadiumName).toBe("Classic");
    await room.leave();
  });
});
