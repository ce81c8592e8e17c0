/** Content encodings of the page's files and of JSON routes, by what a request accepts. */
import { request as sendRequest, type IncomingHttpHeaders } from "node:http";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { compressFolder } from "#client/build/compress-folder.ts";
import { createFriends, useLiveServer } from "../support/live-server.ts";

const server = useLiveServer();

const BROWSER = "gzip, deflate, br, zstd";
const SCRIPT = `export const words = [${'"goal", "pass", "kick", '.repeat(400)}];\n`;
const BODY = "<p>A page of some length.</p>".repeat(100);
const PAGE = `<!doctype html><title>Rondo</title>${BODY}`;

beforeAll(async () => {
  const put = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(server.clientFolder, name)), { recursive: true });
    writeFileSync(join(server.clientFolder, name), content);
  };
  put("index.html", PAGE);
  put("assets/words-abc123.js", SCRIPT);
  put("assets/font-abc123.woff2", Buffer.from("wOF2".repeat(600)));
  put("assets/tiny-abc123.css", "a{}");
  put("credits.md", "# Credits\n".repeat(300));
  await compressFolder(server.clientFolder);
  // One file with only one of the encodings.
  put("assets/only-gzip-abc123.js", SCRIPT);
  put("assets/only-gzip-abc123.js.gz", gzipSync(SCRIPT));
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** `fetch` would decode the body and drop its length. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = sendRequest(server.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", reject);
    request.end();
  });
}

const accepting = (path: string, encodings: string, more: Record<string, string> = {}) =>
  ask(path, { "accept-encoding": encodings, ...more });

describe("a file of the build", () => {
  const path = "/assets/words-abc123.js";

  it.each([
    [BROWSER, "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["*;q=0.1, br;q=0", "gzip"],
    ["GZIP", "gzip"],
    ["identity", undefined],
    ["deflate, zstd", undefined],
    ["br;q=0, gzip;q=0, identity;q=0", undefined],
    ["", undefined],
    [";;q=,,=", undefined],
  ])("accepted as %j has the encoding %s", async (accepted, encoding) => {
    const { status, headers, body } = await accepting(path, accepted);
    expect(status).toBe(200);
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-type"]).toMatch(/^text\/javascript/u);
    expect(headers.vary).toMatch(/accept-encoding/iu);
    expect(headers["content-length"]).toBe(String(body.length));
    const text = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(text.toString()).toBe(SCRIPT);
  });

  it("is cached as immutable in every encoding, with an entity tag of its own", async () => {
    const answers = await Promise.all(["br", "gzip", "identity"].map((encoding) => accepting(path, encoding)));
    for (const { headers } of answers) expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it("has the same headers for HEAD, and no body", async () => {
    const full = await accepting(path, BROWSER);
    const head = await ask(path, { "accept-encoding": BROWSER }, "HEAD");
    expect(head.body.length).toBe(0);
    for (const name of ["content-encoding", "content-length", "content-type", "etag", "vary"]) {
      expect(head.headers[name], name).toBe(full.headers[name]);
    }
  });

  it("is answered with 304 for the tag of the same encoding only", async () => {
    const tag = (await accepting(path, "br")).headers.etag!;
    const again = await accepting(path, "br", { "if-none-match": tag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers.vary).toMatch(/accept-encoding/iu);
    expect((await accepting(path, "gzip", { "if-none-match": tag })).status).toBe(200);
  });

  it("is sent in parts of the chosen encoding", async () => {
    const { body } = await accepting(path, "br");
    const part = await accepting(path, "br", { range: "bytes=2-9" });
    expect([part.status, part.headers["content-encoding"]]).toEqual([206, "br"]);
    expect(part.headers["content-range"]).toBe(`bytes 2-9/${body.length}`);
    expect(part.body.equals(body.subarray(2, 10))).toBe(true);
  });

  it("is sent in the encoding that exists", async () => {
    const { headers, body } = await accepting("/assets/only-gzip-abc123.js", BROWSER);
    expect(headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
  });

  it.each(["/assets/font-abc123.woff2", "/assets/tiny-abc123.css"])(
    "that compression does not shorten is sent as it is: %s",
    async (plain) => {
      const { status, headers } = await accepting(plain, BROWSER);
      expect([status, headers["content-encoding"]]).toEqual([200, undefined]);
    },
  );

  it("without a hash in its name is revalidated", async () => {
    const { headers } = await accepting("/credits.md", BROWSER);
    expect(headers["content-encoding"]).toBe("br");
    expect(headers["content-type"]).toMatch(/^text\/markdown/u);
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("does not exist under the names of its encodings, and never above the folder", async () => {
    for (const name of ["/assets/words-abc123.js.br", "/assets/../../x", "/assets/%2e%2e/%2e%2e/x.js", "/.stamp"]) {
      expect((await accepting(name, BROWSER)).status, name).toBeGreaterThanOrEqual(400);
    }
  });
});

describe("the page", () => {
  it.each(["/", "/r/ABCDE", "/r/ABCDE?from=friend"])("at %s is compressed and revalidated", async (path) => {
    const { headers, body } = await accepting(path, BROWSER);
    expect(headers["content-encoding"]).toBe("br");
    expect(headers["content-type"]).toMatch(/^text\/html/u);
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers.vary).toMatch(/accept-encoding/iu);
    // Its head has what the address is about (share.test.ts).
    const text = brotliDecompressSync(body).toString();
    expect([text.startsWith("<!doctype html><title>Rondo</title>"), text.endsWith(BODY)]).toEqual([true, true]);
    expect((await accepting(path, BROWSER, { "if-none-match": headers.etag! })).status).toBe(304);
  });

  it("is sent anew after a build, also when it was compressed before", async () => {
    const before = await accepting("/", BROWSER);
    writeFileSync(join(server.clientFolder, "index.html"), PAGE.replaceAll("length", "size"));
    const after = await accepting("/", BROWSER, { "if-none-match": before.headers.etag! });
    expect(brotliDecompressSync(after.body).toString()).toContain(BODY.replaceAll("length", "size"));
    writeFileSync(join(server.clientFolder, "index.html"), PAGE);
  });
});

describe("a text of the server", () => {
  it("is compressed when that pays: stadiums and lists", async () => {
    const rooms = await Promise.all(
      ["Ada", "Bob", "Cleo", "Dan"].map((name) => createFriends(server, name, { listed: true })),
    );
    const stadium = `/api/stadiums/${rooms[0]!.state.checksum}`;
    const plain = await accepting(stadium, "identity");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    for (const [encoding, decode] of [["br", brotliDecompressSync] as const, ["gzip", gunzipSync] as const]) {
      const { headers, body } = await accepting(stadium, encoding);
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers.vary).toMatch(/accept-encoding/iu);
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(headers["content-length"]).toBe(String(body.length));
      expect(body.length).toBeLessThan(plain.body.length / 2);
      expect(decode(body).equals(plain.body)).toBe(true);
    }
    for (const path of ["/api/rooms", "/api/live"]) {
      await expect.poll(async () => (await accepting(path, BROWSER)).headers["content-encoding"]).toBe("br");
      const { headers, body } = await accepting(path, BROWSER);
      const { rooms: listed } = JSON.parse(brotliDecompressSync(body).toString()) as { rooms: unknown[] };
      expect(listed.length, path).toBeGreaterThan(3);
      expect(headers["content-type"]).toMatch(/^application\/json/u);
    }
    for (const room of rooms) await room.leave();
  });

  it("is sent as it is when it is short", async () => {
    const { headers, body } = await accepting("/api/health", BROWSER);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse(body.toString())).toEqual({ ok: true });
  });
});
