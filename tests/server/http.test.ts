/** HTTP: which paths are served, and malformed requests, which must not crash the process. */
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { joinOptionsFor, useLiveServer } from "../support/live-server.ts";

const server = useLiveServer();

/** Sends these lines over a bare socket; resolves with the whole response. */
function sendLines(...lines: string[]): Promise<string> {
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
  sendLines(`GET ${path} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers);

describe("a response", () => {
  it("is the page at the root and at every invite URL, revalidated on every load", async () => {
    for (const path of ["/", "/r/ABCDE", "/r/ABCDE?from=friend"]) {
      const response = await fetch(server.url + path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain("<title>Rondo</title>");
      expect(response.headers.get("cache-control"), path).toBe("no-cache");
    }
  });

  it("is a file of the build, cached as immutable because its name contains a hash", async () => {
    const response = await fetch(`${server.url}/assets/main-abc123.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("javascript");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  it.each(["/abcde", "/ABCDE", "/ABCDE/"])("at the code of a room (%s) leads to its invite URL", async (path) => {
    const response = await fetch(server.url + path, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/r/ABCDE"]);
  });

  it.each(["/nothing", "/wp-login.php", "/r/ABCDE/x", "/r"])("to a browser is the page at %s, too", async (path) => {
    const response = await fetch(server.url + path, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect([response.status, response.headers.get("cache-control")]).toEqual([404, "no-cache"]);
    expect(await response.text()).toContain("<title>Rondo</title>");
  });

  it.each(["/assets/main-old.js", "/api/nothing", "/matchmake/x"])("at %s is never the page", async (path) => {
    const response = await fetch(server.url + path, { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("<title>");
  });

  it("is the server's health", async () => {
    const response = await fetch(`${server.url}/api/health`);
    expect(await response.json()).toEqual({ ok: true });
  });

  it("has security headers that exclude other origins", async () => {
    const { headers } = await fetch(server.url);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    // Without FRAME_ANCESTORS no other site may show a match.
    const embedded = await fetch(`${server.url}/r/AAAAA?embed`);
    expect(embedded.headers.get("content-security-policy")).toContain("frame-ancestors 'self';");
    expect(embedded.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

describe("refused paths", () => {
  it.each([
    ["a folder listing", "/assets/"],
    ["a dotfile", "/.stamp"],
    ["a parent folder", "/../../package.json"],
    ["a parent folder, percent-encoded", "/assets/..%2f..%2f..%2fetc%2fpasswd"],
    ["a parent folder, with encoded dots", "/assets/%2e%2e/%2e%2e/package.json"],
    ["a parent folder, with backslashes", "/assets/..%5c..%5cpackage.json"],
    ["an invite URL with more segments", "/r/ABCDE/x"],
    ["a path with invalid encoding", "/r/%E0%A4%A"],
    ["a path with a null byte", "/assets/%00"],
    ["an unknown page", "/wp-login.php"],
    ["a source file", "/server/main.ts"],
    ["matchmaking by GET", "/matchmake/create/quick"],
  ])("%s", async (_what, path) => {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/node_modules|\bat .+:\d+:\d+|not for visitors|"name": "rondo"/);
  });
});

describe("another origin", () => {
  it("gets no CORS headers, neither for a preflight nor for a request", async () => {
    const origin = "Origin: https://elsewhere.example";
    const body = JSON.stringify(await joinOptionsFor(server, "quick", "Ada"));
    const answers = [
      await sendLines("OPTIONS /matchmake/create/quick HTTP/1.1", "Host: localhost", "Connection: close", origin),
      await sendLines(
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

describe("a malformed request", () => {
  const upgrade = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
  ];

  it.each(["*", "*[", "*:99999999/", "*@a:999999", "http://elsewhere.example/", "http://["])(
    "to upgrade at %s is refused",
    async (target) => {
      expect(await sendLines(`GET ${target} HTTP/1.1`, "Host: localhost", ...upgrade)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
  );

  it.each(["[", "a b", "a:99999999", "user@localhost", "a/b", "a?b", "1.2.3.999", ""])(
    "with the host %j is refused",
    async (host) => {
      for (const start of ["GET /__healthcheck HTTP/1.1", "POST /matchmake/create/quick HTTP/1.1"]) {
        const answer = await sendLines(start, `Host: ${host}`, "Connection: close", "Content-Length: 0");
        expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      }
      expect(await sendLines("GET / HTTP/1.1", `Host: ${host}`, ...upgrade)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
  );

  it("with an invalid forwarded protocol is answered without it", async () => {
    expect(await get("/__healthcheck", "X-Forwarded-Proto: a b")).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a request body", () => {
  const post = (...headers: string[]) =>
    sendLines("POST /matchmake/create/quick HTTP/1.1", "Host: localhost", "Content-Type: application/json", ...headers);

  it("with a large content length is refused unread", async () => {
    expect(await post("Content-Length: 100000000")).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("without a content length is refused", async () => {
    expect(await post("Transfer-Encoding: chunked", "", "5", "hello")).toMatch(/^HTTP\/1\.1 411 /);
  });

  it("that is not JSON is a bad request", async () => {
    expect(await post("Connection: close", "Content-Length: 1", "", "{")).toMatch(/^HTTP\/1\.1 400 /);
  });
});
