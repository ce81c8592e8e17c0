/** Uploading and downloading stadiums over HTTP. */
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import { accept, hbs } from "../support/hbs.ts";
import { useLiveServer } from "../support/live-server.ts";

const CODE = "ABCDE";
const FILE_MAX = 256 * 1024;

const server = useLiveServer();

const ticket = (): string => server.ports.tickets.issue(CODE, 1) as string;

function upload(file: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/api/rooms/${CODE}/stadium`, {
    method: "POST",
    headers: { authorization: `Bearer ${ticket()}`, "content-type": "text/plain", ...headers },
    body: file,
  });
}

const fetchStadium = (checksum: string): Promise<Response> => fetch(`${server.url}/api/stadiums/${checksum}`);

/** A valid file of exactly this many bytes. */
function padded(bytes: number): string {
  const bare = hbs({});
  return bare + " ".repeat(bytes - bare.length);
}

describe("a stadium upload", () => {
  it("is answered with its checksum, its name and the reader's warnings", async () => {
    const file = `// made by hand\n${hbs({ name: "Back yard", vertexes: [{ x: 1, y: 2, bcoef: 3 }] })}`;
    const response = await upload(file);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      checksum: stadiumChecksum(accept(file).stadium),
      name: "Back yard",
      warnings: [{ path: "vertexes[0].bcoef", message: "unknown key, ignored; did you mean `bCoef`?" }],
    });
  });

  it("can be fetched as canonical, immutable text", async () => {
    const file = hbs({ name: "Attic", width: 300.5, discs: [{ pos: [1, 0.1], radius: 4 }] });
    const { checksum } = (await (await upload(file)).json()) as { checksum: string };
    const response = await fetchStadium(checksum);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe(exportStadium(accept(file).stadium));
    expect(server.ports.stadiumStore.find(checksum)).toEqual(accept(file).stadium);
  });

  it("gets a cleaned name, and is saved under it", async () => {
    const response = await upload(hbs({ name: `\u202egreen\u0007\n  field${"!".repeat(100)}` }));
    const { checksum, name } = (await response.json()) as { checksum: string; name: string };
    expect(name).toBe(`green field${"!".repeat(53)}`);
    expect(server.ports.stadiumStore.find(checksum)?.name).toBe(name);
    expect(await (await upload(hbs({ name: "\u200b \u2066" }))).json()).toMatchObject({ name: "Unnamed" });
  });

  it("can be up to 256 kB", async () => {
    expect((await upload(padded(FILE_MAX))).status).toBe(200);
    expect((await upload(padded(FILE_MAX + 1))).status).toBe(413);
  });
});

describe("an invalid stadium file", () => {
  it("is answered with every fault and its path", async () => {
    const response = await upload(hbs({ vertexes: [{ x: 1 }], segments: [{ v0: 0, v1: 7 }], oddity: 1 }));
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      errors: [
        { path: "vertexes[0].y", message: "missing" },
        { path: "segments[0].v1", message: "no vertex 7" },
      ],
      warnings: [{ path: "oddity", message: "unknown key, ignored" }],
    });
  });

  it.each([
    ["empty", ""],
    ["prose", "Dear server, please let me in."],
    ["a picture", "\u0089PNG\r\n\u001a\n"],
    ["nested without end", "[".repeat(FILE_MAX)],
    ["a page", "<!doctype html><script>alert(1)</script>"],
  ])("(%s) is refused and not saved", async (_what, file) => {
    const response = await upload(file);
    expect([415, 422]).toContain(response.status);
    const answer = await response.text();
    expect(answer).not.toMatch(/node_modules|at .+:\d+:\d+/u);
  });

  it("is refused when its traits expand it beyond the readable size", async () => {
    const bits = Array.from({ length: 20 }, (_, i) => `bit${i + 8}`);
    const trait = { x: 0, y: 0, v0: 0, v1: 0, normal: [0, 1], dist: 0, p0: [0, 1], p1: [1, 1], team: "red" };
    const items = Array.from({ length: 255 }, () => ({ trait: "t" }));
    const lists = { vertexes: items, segments: items, planes: items, goals: items, discs: items };
    const withMasks = (masks: readonly string[]) =>
      upload(hbs({ traits: { t: { ...trait, cMask: masks, cGroup: masks } }, ballPhysics: "disc0", ...lists }));

    const much = await withMasks(["red", "blue", ...bits]);
    expect(much.status).toBe(200);
    const { checksum } = (await much.json()) as { checksum: string };
    expect(accept(await (await fetchStadium(checksum)).text()).stadium.segments).toHaveLength(255);

    const names = ["red", "blue", "redKO", "blueKO", "wall", "kick", "score", "c0", "c1", "c2", "c3"];
    const tooMuch = await withMasks([...names, ...bits]);
    expect(tooMuch.status).toBe(422);
    expect(await tooMuch.json()).toEqual({
      errors: [{ path: "", message: "with its traits written out more than 60000 values" }],
      warnings: [],
    });
  });
});

describe("an upload without a valid ticket", () => {
  const post = (authorization?: string, code = CODE) =>
    fetch(`${server.url}/api/rooms/${code}/stadium`, {
      method: "POST",
      headers: { "content-type": "text/plain", ...(authorization === undefined ? {} : { authorization }) },
      body: hbs({ name: "Smuggled" }),
    });

  it.each([
    ["none", undefined],
    ["an unknown one", "Bearer abcdefgh"],
    ["another scheme", "Basic YWRhOmFkYQ=="],
    ["an empty one", "Bearer "],
    ["one that is too long", `Bearer ${"a".repeat(2000)}`],
  ])("(%s) is refused", async (_what, authorization) => {
    const response = await post(authorization);
    expect(response.status).toBe(401);
    expect(await response.json()).toHaveProperty("error");
  });

  it("is refused with a used one and with one of another room", async () => {
    const once = ticket();
    expect((await post(`Bearer ${once}`)).status).toBe(200);
    expect((await post(`Bearer ${once}`)).status).toBe(401);
    expect((await post(`Bearer ${ticket()}`, "FGHJK")).status).toBe(401);
  });

  it("is refused before its file is read", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", reject);
      socket.once("data", (data) => {
        resolve(data.toString("latin1"));
        socket.destroy();
      });
      const head = [`POST /api/rooms/${CODE}/stadium HTTP/1.1`, "Host: localhost", "Content-Type: text/plain"];
      socket.write(`${[...head, "Authorization: Bearer x", "Content-Length: 200000", "", "{"].join("\r\n")}`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /u);
  });
});

describe("an upload body", () => {
  it("is refused with another content type", async () => {
    expect((await upload(hbs({}), { "content-type": "application/json" })).status).toBe(415);
    expect((await upload(hbs({}), { "content-type": "multipart/form-data; boundary=x" })).status).toBe(415);
  });

  it("is refused when compressed, since its size would be unbounded", async () => {
    expect((await upload(hbs({}), { "content-encoding": "gzip" })).status).toBe(415);
  });

  it("is refused when it is not UTF-8", async () => {
    expect((await upload(Uint8Array.of(0xff, 0xfe, 0x7b, 0x7d))).status).toBe(400);
  });

  it("can only be this large at this path", async () => {
    for (const path of ["/api/rooms/ABCDE/stadium/x", "/api/rooms/stadium", "/matchmake/create/quick"]) {
      const response = await fetch(server.url + path, { method: "POST", body: " ".repeat(3000) });
      expect(response.status, path).toBe(413);
    }
  });
});

describe("fetching a stadium", () => {
  it("works for every library stadium", async () => {
    const { stadiums } = server.ports;
    for (const name of stadiums.names) {
      const stadium = stadiums.find(name)!;
      const response = await fetchStadium(stadiumChecksum(stadium));
      expect(accept(await response.text()).stadium, name).toEqual(stadium);
    }
  });

  it.each([
    "0123456789abcdef",
    "0123456789ABCDEF",
    "0123",
    "x".repeat(16),
    "0123456789abcdef0",
    "..%2f..%2fetc",
    "__proto__",
  ])("that is unknown (%s) answers 404, uncached", async (checksum) => {
    const response = await fetchStadium(checksum);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toHaveProperty("error");
  });
});
