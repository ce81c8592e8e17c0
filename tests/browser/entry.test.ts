/** Ways into a room that fail or end: no WebGL, failed downloads, blocked WebSockets, a second tab. Nothing is drawn. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { matchMaker } from "@colyseus/core";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { createRoom, memberOf, openHome, roomOf, takePicture, useSite, waitUntil } from "../support/browser-pages.ts";

const site = useSite({ pitch: false });

/** Passes requests on to the server, as a proxy that refuses every upgrade does. Returns its origin. */
async function listenWithoutSockets(): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { url = "/", method, headers } = incoming;
    const passed = request(new URL(url, site.home), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  proxy.on("upgrade", (_request, socket: Duplex) => {
    socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
}

/** Runs in the page before its scripts. */
const WITHOUT_WEBGL = `
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return kind.startsWith("webgl") ? null : getContext.call(this, kind, options);
  };
`;

async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play now" }).click();
}

async function roomsOfServer(): Promise<number> {
  return (await matchMaker.query({ name: "quick" })).length;
}

describe("a page that cannot play", () => {
  it("because its network blocks WebSockets explains it and leads to the live scores", async () => {
    const { page } = await openHome({ ...site, home: await listenWithoutSockets() }, "Ada");
    await play(page);
    await page.getByRole("heading", { name: "Your network blocks WebSockets" }).waitFor();
    await takePicture(page, "entry-blocked");
    await page.getByRole("link", { name: "Live scores" }).click();
    await page.getByRole("heading", { name: "Live scores" }).waitFor();
    await page.context().close();
  });

  it("because the browser has no WebGL takes no seat", async () => {
    const { page } = await openHome({ ...site, pitch: true }, "Ada");
    await page.addInitScript(WITHOUT_WEBGL);
    await page.reload();
    const before = await roomsOfServer();
    await play(page);
    await page.getByRole("heading", { name: "Your browser cannot draw the match" }).waitFor();
    await takePicture(page, "entry-no-webgl");
    expect(await roomsOfServer()).toBe(before);
    await page.context().close();
  });
});

describe("a file of the match view", () => {
  it("that fails at first is loaded again, and the room is joined", async () => {
    const { page } = await openHome(site, "Ada");
    const url = await createRoom(page);
    let failures = 0;
    await page.route("**/assets/match-view-*.js", (route) => {
      if (failures++ === 0) return route.fulfill({ status: 503, body: "" });
      return route.fallback();
    });
    await page.reload();
    await page.locator(".chat").waitFor();
    await waitUntil("Ada is connected", () => memberOf(page, "Ada")?.connected === true);
    expect(page.url()).toBe(url);
    expect(failures).toBeGreaterThan(1);
    await page.context().close();
  });
});

describe("a room's address", () => {
  it("stays through a reload, and Back and Forward leave and return", async () => {
    const { page } = await openHome(site, "Ada");
    const url = await createRoom(page);
    await page.locator(".chat").waitFor();
    const entries = await page.evaluate(() => history.length);
    await page.reload();
    await page.locator(".chat").waitFor();
    expect([page.url(), await page.evaluate(() => history.length)]).toEqual([url, entries]);
    await page.goBack();
    await page.getByRole("button", { name: "Play now" }).waitFor();
    await page.goForward();
    await page.locator(".chat").waitFor();
    expect(page.url()).toBe(url);
    await page.context().close();
  });

  it("that does not exist leads to the home page", async () => {
    const { page } = await openHome(site, "Ada");
    await page.goto(`${site.home}nothing/here`);
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
    await takePicture(page, "entry-not-found");
    await page.getByRole("button", { name: "Back to home" }).click();
    await page.waitForURL(site.home);
    await page.context().close();
  });
});

describe("a duplicated tab", () => {
  it("takes the seat, and the first one takes it back", async () => {
    const { page } = await openHome(site, "Ada");
    const url = await createRoom(page);
    const code = url.slice(-5);
    const stored = () => page.evaluate(() => sessionStorage.getItem("rondo.seat"));
    await expect.poll(stored).toContain(code);
    const room = roomOf(page);
    const seat = memberOf(page, "Ada");
    const copy = await page.context().newPage();
    // As browsers do when a tab is duplicated.
    await copy.addInitScript((text) => sessionStorage.setItem("rondo.seat", text!), await stored());
    await copy.goto(url);
    await page.getByRole("heading", { name: "You play in another tab" }).waitFor();
    await takePicture(page, "entry-replaced");
    await page.getByRole("button", { name: "Play here" }).click();
    await copy.getByRole("heading", { name: "You play in another tab" }).waitFor();
    await page.locator(".chat").waitFor();
    expect(room.match.members.filter(({ name }) => name === "Ada")).toEqual([seat]);
    await page.context().close();
  });
});
