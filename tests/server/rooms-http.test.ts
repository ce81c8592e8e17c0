/** The public HTTP interface to the rooms. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import { beforeAll, describe, expect, it } from "vitest";
import type { RoomAnswer, RoomListing } from "#protocol/listing.ts";
import { MISSES } from "#server/http/rooms-routes.ts";
import {
  createFriends,
  hostOf,
  matchmake,
  playNow,
  useLiveServer,
  until,
  type ClientRoom,
} from "../support/live-server.ts";

const server = useLiveServer();
let listed: ClientRoom;
let unlisted: ClientRoom;
beforeAll(async () => {
  listed = await createFriends(server, "Ada", { listed: true, name: "Open Ground", password: "sesame" });
  unlisted = await createFriends(server, "Bob", { listed: false, name: "Back Yard" });
});

type List = { readonly now: number; readonly rooms: readonly RoomListing[] };

async function list(): Promise<List> {
  return (await (await fetch(`${server.url}/api/rooms`)).json()) as List;
}

async function untilListed(code: string): Promise<void> {
  for (let n = 0; n < 200; n++) if ((await list()).rooms.some((room) => room.code === code)) return;
  throw new Error(`${code} is not listed`);
}

describe("GET /api/rooms", () => {
  it("returns the listed rooms and the server's clock", async () => {
    await untilListed(listed.roomId);
    const { now, rooms } = await list();
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(rooms.map(({ name }) => name)).toEqual(["Open Ground"]);
    expect(rooms[0]).toMatchObject({ code: listed.roomId, kind: "friends", locked: true, players: expect.any(Number) });
  });

  it("contains no passwords, addresses and processes", async () => {
    const words = await (await fetch(`${server.url}/api/rooms`)).text();
    expect(words).not.toMatch(/sesame|127\.0\.0\.1|process|publicAddress/u);
    expect(words).not.toContain(matchMaker.processId);
  });

  it("can be read by any origin without credentials, uncached", async () => {
    for (const path of ["/api/rooms", `/api/rooms/${listed.roomId}`, "/api/rooms/ZZZZZ"]) {
      const { headers } = await fetch(server.url + path, { headers: { origin: "https://league.example" } });
      expect(headers.get("access-control-allow-origin"), path).toBe("*");
      expect(headers.get("access-control-allow-credentials"), path).toBeNull();
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("content-type"), path).toContain("application/json");
    }
  });

  it("answers 304 while the list is unchanged", async () => {
    await untilListed(listed.roomId);
    const ask = (tag?: string) =>
      fetch(`${server.url}/api/rooms`, tag === undefined ? {} : { headers: { "if-none-match": tag } });
    const tag = (await ask()).headers.get("etag")!;
    const again = await ask(tag);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const room = await playNow(server, "Cleo");
    await untilListed(room.roomId);
    expect((await ask(tag)).status).toBe(200);
    await room.leave();
    await until(() => hostOf(room) === undefined, "the end of the room");
  });
});

describe("GET /api/rooms/CODE", () => {
  const ask = (code: string) => fetch(`${server.url}/api/rooms/${code}`);

  it("returns one room, for its code in any case", async () => {
    for (const code of [listed.roomId, listed.roomId.toLowerCase()]) {
      const { now, room, people } = (await (await ask(code)).json()) as RoomAnswer;
      expect(people).toEqual(room.locked ? [] : ["Bob"]);
      expect(room.name).toBe("Open Ground");
      expect(now).toBeGreaterThan(0);
    }
  });

  it("returns an unlisted room for its code", async () => {
    const { room, people } = (await (await ask(unlisted.roomId)).json()) as RoomAnswer;
    expect(people).toEqual(["Bob"]);
    expect(room.name).toBe("Back Yard");
    expect((await list()).rooms.map(({ code }) => code)).not.toContain(unlisted.roomId);
  });

  it.each(["ZZZZZ", "nonsense-that-is-long", "__proto__", "%F0%9F%98%80", "a%2Fb", "%00", "1' or 1=1"])(
    "answers 404 for the code %s",
    async (code) => {
      const response = await ask(code);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ error: expect.any(String) });
    },
  );

  it("answers 404 for a lobby", async () => {
    const response = await matchmake(server, "joinOrCreate/lobby", {});
    const { roomId } = (await response.json()) as { roomId: string };
    expect((await ask(roomId)).status).toBe(404);
  });
});

describe("GET /live", () => {
  it("is a page of its own, revalidated on every load", async () => {
    writeFileSync(join(server.clientFolder, "live.html"), "<!doctype html><title>Rondo live</title>");
    const response = await fetch(`${server.url}/live`);
    expect(await response.text()).toContain("<title>Rondo live</title>");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  });
});

describe("requests for unknown codes", () => {
  it("are rate-limited, unlike requests for existing rooms", async () => {
    const ask = async (code: string) => (await fetch(`${server.url}/api/rooms/${code}`)).status;
    const wrong = Array.from({ length: MISSES.burst + 5 }, (_, n) => `ZZZ${20 + n}`);
    // At once: on a busy machine one after the other would be slow enough to be allowed.
    const answers = await Promise.all(wrong.map(ask));
    expect(new Set(answers)).toEqual(new Set([404, 429]));
    for (let n = 0; n < 5; n++) expect(await ask(unlisted.roomId)).toBe(200);
  });
});
