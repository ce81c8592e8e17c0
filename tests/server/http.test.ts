/** The HTTP side: what is served, what is not, and requests that would have ended the process. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinOptionsFor, type LiveServer, startLiveServer } from "../support/live-server.ts";

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(() => server.stop());

/** Sends these very lines, which no HTTP client would, and gives the status line and the rest of the answer. */
function speak(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => (answer += data.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

const get = (path: string, ...headers: string[]) =>
  speak(`GET ${path} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers);

describe("what is served", () => {
  it("is the page, at the root and at every room link, and never from an old cache", async () => {
    for (const path of ["/", "/r/ABCDE", "/r/ABCDE?from=friend"]) {
      const response = await fetch(server.url + path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain("<title>Rondo</title>");
      expect(response.headers.get("cache-control"), path).toBe("no-cache");
    }
  });

  it("is a file of the build, for ever, because its name changes with it", async () => {
    const response = await fetch(`${server.url}/assets/main-abc123.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("javascript");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  it("is a word on how the server is", async () => {
    const response = await fetch(`${server.url}/api/health`);
    expect(await response.json()).toEqual({ ok: true });
  });

  it("comes with headers that let in nothing foreign", async () => {
    const { headers } = await fetch(server.url);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

describe("what is not served", () => {
  it.each([
    ["a listing", "/assets/"],
    ["a file with a dot", "/.stamp"],
    ["the way up", "/../../package.json"],
    ["the way up, written otherwise", "/assets/..%2f..%2f..%2fetc%2fpasswd"],
    ["the way up, twice otherwise", "/assets/%2e%2e/%2e%2e/package.json"],
    ["the way up with the other slash", "/assets/..%5c..%5cpackage.json"],
    ["a room link with more behind it", "/r/ABCDE/x"],
    ["a name that cannot be read", "/r/%E0%A4%A"],
    ["a name with nothing in it", "/assets/%00"],
    ["a page that is not there", "/wp-login.php"],
    ["the source", "/server/main.ts"],
    ["rooms by GET", "/matchmake/create/quick"],
  ])("%s", async (_what, path) => {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/node_modules|\bat .+:\d+:\d+|not for visitors|"name": "rondo"/);
  });
});

describe("another site", () => {
  it("gets no leave to use the rooms, neither before nor with its request", async () => {
    const origin = "Origin: https://elsewhere.example";
    const body = JSON.stringify(await joinOptionsFor(server, "quick", "Ada"));
    const answers = [
      await speak("OPTIONS /matchmake/create/quick HTTP/1.1", "Host: localhost", "Connection: close", origin),
      await speak(
        "POST /matchmake/joinOrCreate/quick HTTP/1.1",
        "Host: localhost",
        "Connection: close",
        "Content-Type: application/json",
        `Content-Length: ${body.length}`,
        origin,
        "",
        body,
      ),
      await get("/", origin),
    ];
    for (const answer of answers) expect(answer.toLowerCase()).not.toContain("access-control-");
  });
});

describe("a request that makes no address", () => {
  const upgrade = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
  ];

  it.each(["*", "*[", "*:99999999/", "*@a:999999", "http://elsewhere.example/", "http://["])(
    "for a socket at %s is turned away",
    async (target) => {
      expect(await speak(`GET ${target} HTTP/1.1`, "Host: localhost", ...upgrade)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
  );

  it.each(["[", "a b", "a:99999999", "user@localhost", "a/b", "a?b", "1.2.3.999", ""])(
    "with the host %j is turned away",
    async (host) => {
      for (const start of ["GET /__healthcheck HTTP/1.1", "POST /matchmake/create/quick HTTP/1.1"]) {
        const answer = await speak(start, `Host: ${host}`, "Connection: close", "Content-Length: 0");
        expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      }
      expect(await speak("GET / HTTP/1.1", `Host: ${host}`, ...upgrade)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
  );

  it("with a forwarded protocol that is none is answered without it", async () => {
    expect(await get("/__healthcheck", "X-Forwarded-Proto: a b")).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a body", () => {
  const post = (...headers: string[]) =>
    speak("POST /matchmake/create/quick HTTP/1.1", "Host: localhost", "Content-Type: application/json", ...headers);

  it("that says it is long is not read", async () => {
    expect(await post("Content-Length: 100000000")).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("that does not say how long it is, neither", async () => {
    expect(await post("Transfer-Encoding: chunked", "", "5", "hello")).toMatch(/^HTTP\/1\.1 411 /);
  });

  it("that is not JSON is a bad request", async () => {
    expect(await post("Connection: close", "Content-Length: 1", "", "{")).toMatch(/^HTTP\/1\.1 400 /);
  });
});
