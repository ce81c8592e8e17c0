/** Who somebody is, in a real browser: kept over reloads, taken along in a file, and proven to the real server. */
import { matchMaker } from "@colyseus/core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { useSite, visit } from "../support/browser-match.ts";
import { launchBrowser, PLAIN_HOST } from "../support/browser.ts";
import type * as identityPage from "../support/identity-page.ts";
import { type LiveServer, startLiveServer, until } from "../support/live-server.ts";
import { bundleForPage } from "../support/page-bundle.ts";

describe("a page's identity", () => {
  let server: LiveServer;
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    server = await startLiveServer();
    browser = await launchBrowser();
    script = await bundleForPage("./identity-page.ts");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A browser with a profile of its own. The server's policy forbids foreign scripts, and the test's is one. */
  const profile = (): Promise<BrowserContext> => browser.newContext({ bypassCSP: true });

  async function open(context: BrowserContext, host = "127.0.0.1"): Promise<Page> {
    const page = await context.newPage();
    await load(page, host);
    return page;
  }

  async function load(page: Page, host = "127.0.0.1"): Promise<void> {
    await page.goto(`http://${host}:${server.port}/`);
    await page.addScriptTag({ content: script });
  }

  type Globals = { readonly rondo: typeof identityPage };
  const ask = (page: Page, name: keyof typeof identityPage, text = ""): Promise<unknown> =>
    page.evaluate(
      (call) => ((globalThis as unknown as Globals).rondo[call.name] as (text: string) => unknown)(call.text),
      { name, text },
    );

  const markOnceKnown = async (page: Page): Promise<unknown> => {
    await expect.poll(() => ask(page, "fingerprint")).not.toBe("");
    return ask(page, "fingerprint");
  };

  it("is proven to the server, and is the same after a reload and in another tab", async () => {
    const context = await profile();
    const page = await open(context);
    expect(await ask(page, "isSecure")).toBe(true);
    expect(await ask(page, "fingerprint")).toBe("");
    expect(await ask(page, "requestSeat")).toBe(200);
    const fingerprint = await ask(page, "fingerprint");
    expect(fingerprint).toMatch(/^[2-9a-z]{4}$/);
    await load(page);
    expect(await markOnceKnown(page)).toBe(fingerprint);
    expect(await ask(page, "requestSeat")).toBe(200);
    expect(await ask(page, "fingerprint")).toBe(fingerprint);
    expect(await markOnceKnown(await open(context))).toBe(fingerprint);
    expect(await ask(page, "toFile")).toBeUndefined();
    await context.close();
  });

  it("is another in another browser, until a file is loaded there", async () => {
    const [home, away] = [await profile(), await profile()];
    const [here, there] = [await open(home), await open(away)];
    for (const page of [here, there]) expect(await ask(page, "requestSeat")).toBe(200);
    const first = await ask(here, "fingerprint");
    expect(await ask(there, "fingerprint")).not.toBe(first);
    await ask(here, "makePortable");
    const fingerprint = await ask(here, "fingerprint");
    expect(fingerprint).not.toBe(first);
    expect(await ask(there, "load", "not an identity")).toBe(false);
    expect(await ask(there, "load", (await ask(here, "toFile")) as string)).toBe(true);
    for (const page of [here, there]) {
      expect(await ask(page, "requestSeat")).toBe(200);
      await load(page);
      expect(await markOnceKnown(page)).toBe(fingerprint);
      expect(await ask(page, "isPortable")).toBe(true);
    }
    await Promise.all([home.close(), away.close()]);
  });

  it("works where the browser has no cryptography for pages, at plain http, and can be taken from there", async () => {
    const context = await profile();
    const page = await open(context, PLAIN_HOST);
    expect(await ask(page, "isSecure")).toBe(false);
    expect(await ask(page, "requestSeat")).toBe(200);
    const fingerprint = await ask(page, "fingerprint");
    await load(page, PLAIN_HOST);
    expect(await markOnceKnown(page)).toBe(fingerprint);
    await ask(page, "makePortable");
    const file = (await ask(page, "toFile")) as string;
    const secure = await open(context);
    expect(await ask(secure, "fingerprint")).toBe("");
    expect(await ask(secure, "load", file)).toBe(true);
    expect(await ask(secure, "requestSeat")).toBe(200);
    expect(await ask(secure, "fingerprint")).toBe(await ask(page, "fingerprint"));
    await context.close();
  });

  it("lasts as long as the page where nothing may be stored", async () => {
    const context = await profile();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, "indexedDB", {
        get: () => {
          throw new DOMException("not here", "SecurityError");
        },
      });
    });
    const page = await open(context);
    expect(await ask(page, "requestSeat")).toBe(200);
    const fingerprint = await ask(page, "fingerprint");
    expect(await ask(page, "requestSeat")).toBe(200);
    expect(await ask(page, "fingerprint")).toBe(fingerprint);
    await load(page);
    expect(await ask(page, "requestSeat")).toBe(200);
    expect(await ask(page, "fingerprint")).not.toBe(fingerprint);
    await context.close();
  });
});

describe("a player", () => {
  const site = useSite();

  it("is known to the room by the key of his browser, also when he comes back", async () => {
    const { page, errors } = await visit(site.browser, site.home, "Ada");
    const play = async (): Promise<string> => {
      await page.getByRole("button", { name: "Play now" }).click();
      await page.waitForURL(/\/r\/[0-9A-Z]{5}$/u);
      const room = matchMaker.getLocalRoomById(page.url().split("/").at(-1)!) as MatchRoom;
      const human = () => room.match.members.find(({ bot, key }) => !bot && key !== "");
      await until(() => human() !== undefined, "Ada");
      return human()!.key;
    };
    const key = await play();
    // Without the token of his seat, so that he comes as on any other day.
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(site.home);
    expect(await play()).toBe(key);
    expect(fingerprintOf(key)).toMatch(/^[2-9a-z]{4}$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("can take himself along: the fingerprint is the same where his file is loaded", async () => {
    const here = await visit(site.browser, site.home, "Ada");
    const there = await visit(site.browser, site.home, "Ada");
    const card = (page: Page) => page.getByRole("dialog").locator(".identity-code");
    for (const { page } of [here, there]) await page.getByRole("button", { name: "You" }).click();
    await here.page.getByRole("button", { name: "Make it portable" }).click();
    await here.page.getByRole("button", { name: "Create a new identity" }).click();
    const saved = here.page.waitForEvent("download");
    await here.page.getByRole("button", { name: "Save to a file" }).click();
    const file = await (await saved).path();
    const fingerprint = await card(here.page).innerText();
    expect(fingerprint).toMatch(/^[2-9a-z]{4}$/);
    const input = there.page.locator('input[type="file"]');
    const notOne = { name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") };
    await input.setInputFiles(notOne);
    await there.page.getByText("This file contains no identity.").waitFor();
    await input.setInputFiles(file);
    await expect.poll(() => card(there.page).innerText()).toBe(fingerprint);
    await there.page.reload();
    await there.page.getByRole("button", { name: "You" }).click();
    await expect.poll(() => card(there.page).innerText()).toBe(fingerprint);
    for (const { page, errors } of [here, there]) {
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });
});
