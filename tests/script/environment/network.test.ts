import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { createAllowedHosts } from "#server/script/environment/allowed-hosts.ts";
import { runScript } from "../../support/script-environment.ts";

/** Requests that reached the server. */
const seen: string[] = [];
/** Unanswered requests, by the query of their address. */
const waiting = new Map<string, ServerResponse>();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  seen.push(`${request.method} ${request.url}`);
  const address = new URL(request.url!, origin);
  const body = Buffer.concat((await request.toArray()) as Buffer[]).toString("latin1");
  switch (address.pathname) {
    case "/echo": {
      const { "content-type": type = "", "x-own": own = "" } = request.headers;
      response.setHeader("x-answer", "yes");
      response.end(JSON.stringify({ method: request.method, type, own, body, list: [1] }));
      return;
    }
    case "/redirect":
      response.writeHead(302, { location: address.searchParams.get("to")! }).end();
      return;
    case "/bytes":
      response.writeHead(200, { "content-type": "application/octet-stream", "content-length": 4 });
      response.end(Buffer.from([1, 2, 3, 255]));
      return;
    case "/proto":
      response.end(`{ "__proto__": { "admin": true }, "a": 1 }`);
      return;
    case "/latin":
      response.writeHead(404, "Nowhere", { "content-type": "text/plain; charset=iso-8859-1" }).end(Buffer.from([0xe9]));
      return;
    case "/wait":
      waiting.set(address.search, response);
      return;
    default:
      response.end(address.pathname);
  }
}

const server = createServer((request, response) => void answer(request, response));
const sockets = new WebSocketServer({ server });
let origin = "";
let elsewhere = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  elsewhere = `http://localhost:${port}`;
  sockets.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => socket.send(`echo ${data.toString()}`));
  });
});
afterAll(() => {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  server.close();
});

const ALLOWED = ["127.0.0.1"];

/** What a script prints that may reach 127.0.0.1; `origin` and `elsewhere` are its variables. */
async function outputOf(source: string, count: number, allowNet: readonly string[] = ALLOWED): Promise<string[]> {
  const variables = `var origin = "${origin}", elsewhere = "${elsewhere}";`;
  const { lines, errors } = await runScript(variables + source, { allowNet });
  const log = await lines(count);
  expect(errors).toEqual([]);
  return log;
}

describe("allowed hosts", () => {
  const isAllowed = (entries: readonly string[], address: string): boolean => {
    try {
      createAllowedHosts(entries).check(new URL(address));
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    ["discord.com", "https://discord.com/api", true],
    ["discord.com", "https://discord.com:8443/api", true],
    ["Discord.COM", "https://DISCORD.com", true],
    ["discord.com", "https://cdn.discord.com", false],
    ["discord.com", "https://notdiscord.com", false],
    ["discord.com", "https://discord.com.evil.test", false],
    ["discord.com", "https://discord.com@evil.test", false],
    ["discord.com:443", "https://discord.com", true],
    ["discord.com:443", "http://discord.com", false],
    ["host:8080", "http://host:8080", true],
    ["host:80", "ws://host/", true],
    ["*.discord.com", "https://cdn.discord.com", true],
    ["*.discord.com", "https://discord.com", false],
    ["::1", "http://[::1]:3000", true],
    ["[::1]", "http://[::1]/", true],
    ["*", "http://anything.test", true],
    ["", "http://anything.test", false],
  ])("%s, request to %s: %s", (entry, address, allowed) => {
    expect(isAllowed([entry], address)).toBe(allowed);
  });

  test("without entries are none", () => {
    expect(() => createAllowedHosts([]).check(new URL("http://a.test/x"))).toThrow(
      "the script may not reach a.test: allow it with --allow-net a.test",
    );
  });
});

describe("fetch", () => {
  test("sends and reads what browsers do", async () => {
    const log = await outputOf(
      `(async () => {
        const response = await fetch(origin + "/echo", { method: "POST", headers: { "X-Own": "1" }, body: JSON.stringify({ a: 1 }) });
        console.log(response instanceof Response, response.ok, response.status, response.headers.get("x-answer"));
        const value = await response.json();
        console.log(value.list instanceof Array, value.method, value.own, value.body);
        const form = new FormData(); form.append("file", new Blob(["bytes"]), "r.hbr2");
        const sent = await (await fetch(new Request(origin + "/echo", { method: "PUT", body: form }))).json();
        console.log(sent.type.split(";")[0], sent.body.includes('filename="r.hbr2"'), sent.body.includes("bytes"));
        const params = await (await fetch(new URL(origin + "/echo"), { method: "POST", body: new URLSearchParams({ q: "ü" }) })).json();
        console.log(params.body, await (await fetch("data:text/plain,local")).text());
        console.log((await (await fetch(origin + "/bytes")).arrayBuffer()).byteLength);
      })()`,
      5,
    );
    expect(log).toEqual([
      "true true 200 yes",
      `true POST 1 {"a":1}`,
      "multipart/form-data true true",
      "q=%C3%BC local",
      "4",
    ]);
  });

  test("gives nothing a prototype that an answer contains", async () => {
    const source = `fetch(origin + "/proto").then((r) => r.json()).then((v) => console.log(v.admin, v.a, v instanceof Object))`;
    expect(await outputOf(source, 1)).toEqual(["undefined 1 true"]);
  });

  test("is refused for other hosts, before anything is sent", async () => {
    seen.length = 0;
    const log = await outputOf(
      `fetch(elsewhere + "/secret").catch((e) => console.log(e instanceof TypeError, e.message))`,
      1,
    );
    expect(log).toEqual(["true the script may not reach localhost: allow it with --allow-net localhost"]);
    expect(seen).toEqual([]);
  });

  test("follows redirects within the allowed hosts alone", async () => {
    seen.length = 0;
    const log = await outputOf(
      `(async () => {
        const response = await fetch(origin + "/redirect?to=/there");
        console.log(await response.text(), response.redirected, response.url.endsWith("/there"));
        await fetch(origin + "/redirect?to=" + encodeURIComponent(elsewhere + "/secret")).catch((e) => console.log(e.message));
      })()`,
      2,
    );
    expect(log).toEqual([
      "/there true true",
      "the script may not reach localhost: allow it with --allow-net localhost",
    ]);
    expect(seen.filter((line) => line.includes("secret") && !line.includes("redirect"))).toEqual([]);
    expect(
      await outputOf(`fetch(origin + "/redirect?to=" + elsewhere + "/x").then(r => r.text()).then(console.log)`, 1, [
        "*",
      ]),
    ).toEqual(["/x"]);
  });

  test("can be aborted by the script, and ends with the environment", async () => {
    expect(
      await outputOf(
        `var c = new AbortController(); fetch(origin + "/wait", { signal: c.signal }).catch((e) => console.log(e.name, e instanceof DOMException)); setTimeout(() => c.abort(), 5)`,
        1,
      ),
    ).toEqual(["AbortError true"]);
    const { environment } = await runScript(`fetch("${origin}/wait?last").catch(() => {})`, { allowNet: ALLOWED });
    await expect.poll(() => waiting.get("?last")).toBeDefined();
    const closed = new Promise((resolve) => void waiting.get("?last")!.once("close", resolve));
    environment.dispose();
    await closed;
  });

  test("names the reason of a failure", async () => {
    expect(
      await outputOf(`fetch("http://127.0.0.1:1").catch((e) => console.log(e.message, e.cause instanceof Error))`, 1),
    ).toEqual(["fetch failed: bad port true"]);
  });
});

describe("XMLHttpRequest", () => {
  test("reports states, events and progress in their order", async () => {
    const log = await outputOf(
      `var x = new XMLHttpRequest(), events = [];
       x.onreadystatechange = function () { events.push(this.readyState) };
       for (const type of ["loadstart", "progress", "load", "loadend", "error"]) x.addEventListener(type, () => events.push(type));
       x.onload = (e) => events.push("onload " + e.loaded + "/" + e.total + (e.target === x) + (e instanceof ProgressEvent));
       x.open("GET", origin + "/bytes"); x.send();
       x.onloadend = () => { events.push("onloadend"); console.log(events.join()) };
       console.log(x.readyState, x.status, x.responseText === "", x.response === "", XMLHttpRequest.DONE, x.DONE, x instanceof EventTarget);`,
      2,
    );
    expect(log).toEqual([
      "1 0 true true 4 4 true",
      "1,loadstart,2,3,progress,4,load,onload 4/4truetrue,loadend,onloadend",
    ]);
  });

  test("sends headers, texts, forms and data", async () => {
    const log = await outputOf(
      `function send(body, type) {
         return new Promise((done) => {
           const x = new XMLHttpRequest();
           x.open("post", origin + "/echo", true);
           if (type) x.setRequestHeader("Content-Type", type);
           x.setRequestHeader("X-Own", "mine"); x.setRequestHeader("Host", "other"); x.setRequestHeader("Content-Length", "1");
           x.onload = () => done(JSON.parse(x.responseText)); x.send(body);
         });
       }
       (async () => {
         var json = await send('{"content":"é"}', "application/json");
         console.log(json.method, json.type, json.own, json.body.length);
         console.log((await send("text")).type, (await send(new URLSearchParams("a=1"))).body, (await send(new Blob(["blob"]))).body, (await send(new Uint8Array([65]))).body);
         var form = new FormData(); form.append("payload_json", "{}"); form.append("f", new File(["rec"], "a.hbr2"));
         var sent = await send(form); console.log(sent.type.startsWith("multipart/form-data; boundary="), sent.body.includes('name="payload_json"'), sent.body.includes('filename="a.hbr2"'));
       })()`,
      3,
    );
    expect(log).toEqual(["POST application/json mine 16", "text/plain;charset=UTF-8 a=1 blob A", "true true true"]);
  });

  test("answers in the response type that is set", async () => {
    const log = await outputOf(
      `function get(path, type) {
         return new Promise((done) => { const x = new XMLHttpRequest(); x.open("GET", origin + path); x.responseType = type; x.onload = () => done(x); x.send() });
       }
       (async () => {
         var x = await get("/echo", "json"); console.log(x.response.list instanceof Array, x.response.method);
         try { x.responseText } catch (e) { console.log(e.name) }
         console.log((await get("/latin", "json")).response);
         x = await get("/bytes", "arraybuffer"); console.log(x.response instanceof ArrayBuffer, new Uint8Array(x.response)[3]);
         x = await get("/bytes", "blob"); console.log(x.response instanceof Blob, x.response.size, x.response.type);
         x = await get("/latin", ""); console.log(x.responseText, x.status, x.statusText, x.responseXML, x.responseURL === origin + "/latin");
         console.log(x.getResponseHeader("Content-Type"), x.getResponseHeader("none"), x.getAllResponseHeaders().includes("content-type: text/plain; charset=iso-8859-1\\r\\n"));
         x.responseType = "nonsense"; console.log(x.responseType === "");
       })()`,
      8,
    );
    expect(log).toEqual([
      "true GET",
      "InvalidStateError",
      "null",
      "true 255",
      "true 4 application/octet-stream",
      "é 404 Nowhere null true",
      "text/plain; charset=iso-8859-1 null true",
      "true",
    ]);
  });

  test("times out, is aborted, and fails with events", async () => {
    const log = await outputOf(
      `function wait(prepare) {
         var x = new XMLHttpRequest(), events = [];
         for (const type of ["load", "error", "abort", "timeout", "loadend"]) x["on" + type] = () => events.push(type);
         x.open("GET", origin + "/wait"); prepare(x);
         return new Promise((done) => x.addEventListener("loadend", () => setTimeout(() => done(events.join() + " " + x.readyState + x.status))));
       }
       (async () => {
         console.log(await wait((x) => { x.timeout = 10; x.send() }));
         console.log(await wait((x) => { x.send(); setTimeout(() => x.abort(), 5) }));
         console.log(await wait((x) => { x.open("GET", "http://127.0.0.1:1/"); x.send() }));
         console.log(await wait((x) => { x.open("GET", elsewhere); x.send() }));
       })()`,
      6,
    );
    expect(log).toEqual([
      "timeout,loadend 40",
      "abort,loadend 00",
      "error: XMLHttpRequest to 127.0.0.1:1: fetch failed: bad port",
      "error,loadend 40",
      expect.stringMatching(/^error: XMLHttpRequest to localhost:\d+: .* allow it with --allow-net localhost$/u),
      "error,loadend 40",
    ]);
  });

  test("can be used again, and only in the right order", async () => {
    const log = await outputOf(
      `var x = new XMLHttpRequest();
       for (const call of [() => x.send(), () => x.setRequestHeader("a", "b"), () => x.open("GET", "::"), () => x.open("GET", origin, false)])
         try { call() } catch (e) { console.log(e.name, e instanceof Error) }
       x.onload = () => { console.log(x.responseText); if (x.responseText === "/one") { x.open("GET", origin + "/two"); x.send(); } else x.onload = null; };
       x.open("GET", origin + "/one"); x.send();
       try { x.send() } catch (e) { console.log(e.name) }`,
      7,
    );
    expect(log).toEqual([
      "InvalidStateError true",
      "InvalidStateError true",
      "TypeError true",
      "InvalidAccessError true",
      "InvalidStateError",
      "/one",
      "/two",
    ]);
  });

  test("reports uploads", async () => {
    const log = await outputOf(
      `var x = new XMLHttpRequest(), events = [];
       for (const type of ["loadstart", "load", "loadend"]) x.upload.addEventListener(type, () => events.push(type));
       x.open("POST", origin + "/echo"); x.send("text"); x.onloadend = () => console.log(events.join(), x.upload instanceof XMLHttpRequestUpload);`,
      1,
    );
    expect(log).toEqual(["loadstart,load,loadend true"]);
  });

  test("goes on after a handler has thrown", async () => {
    const { lines, errors } = await runScript(
      `var x = new XMLHttpRequest(); x.onreadystatechange = () => { throw new Error("in " + x.readyState) };
       x.onload = () => console.log("loaded"); x.open("GET", "${origin}/x"); x.send();`,
      { allowNet: ALLOWED },
    );
    expect(await lines(5)).toEqual(["loaded"]);
    expect(errors.map((text) => text.split("\n")[0])).toEqual([
      "Error: in 1",
      "Error: in 2",
      "Error: in 3",
      "Error: in 4",
    ]);
  });
});

describe("WebSocket", () => {
  test("connects to allowed hosts", async () => {
    const log = await outputOf(
      `var s = new WebSocket(origin.replace("http", "ws"));
       s.onopen = () => { console.log(s.readyState === WebSocket.OPEN, s instanceof EventTarget); s.send("a") };
       s.onmessage = (e) => { console.log(e.data, e instanceof MessageEvent); s.close() };
       s.onclose = (e) => console.log("closed", e instanceof CloseEvent);`,
      3,
    );
    expect(log).toEqual(["true true", "echo a true", "closed true"]);
  });

  test("throws for other hosts", async () => {
    const log = await outputOf(
      `try { new WebSocket(elsewhere.replace("http", "ws")) } catch (e) { console.log(e.message) }`,
      1,
    );
    expect(log).toEqual(["the script may not reach localhost: allow it with --allow-net localhost"]);
  });

  test("is closed with the environment", async () => {
    const { environment, lines } = await runScript(
      `var s = new WebSocket("${origin.replace("http", "ws")}"); s.onopen = () => console.log("open")`,
      { allowNet: ALLOWED },
    );
    await lines(1);
    environment.dispose();
    await expect.poll(() => sockets.clients.size).toBe(0);
  });
});
