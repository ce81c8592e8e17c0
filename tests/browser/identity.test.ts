/** The identity of a page in a browser: saved over reloads, moved in a file, and proven to a real server. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeContexts, PLAIN_HOST, sharedBrowser } from "../support/browser.ts";
import type * as identityPage from "../support/identity-page.ts";
import { type LiveServer, startLiveServer } from "../support/live-server.ts";
import { bundleForPage } from "../support/page-bundle.ts";

describe("a page's identity", () => {
  let server: LiveServer;
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    server = await startLiveServer();
    browser = await sharedBrowser({ webgl: false });
    script = await bundleForPage("./identity-page.ts");
  });
  afterAll(async () => {
    await closeContexts(browser);
    await server?.stop();
  });

  /** A new browser profile. The server's policy forbids scripts from elsewhere, such as the test's. */
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

  const readFingerprint = async (page: Page): Promise<unknown> => {
    await expect.poll(() => ask(page, "fingerprint")).not.toBe("");
    return ask(page, "fingerprint");
  };

  it("is proven to the server and stays the same after a reload and in another tab", async () => {
    const context = await profile();
    const page = await open(context);
    expect(await ask(page, "isSecure")).toBe(true);
    expect(await ask(page, "fingerprint")).toBe("");
    expect(await ask(page, "requestSeat")).toBe(200);
    const fingerprint = await ask(page, "fingerprint");
    expect(fingerprint).toMatch(/^[2-9a-z]{4}$/);
    await load(page);
    expect(await readFingerprint(page)).toBe(fingerprint);
    expect(await ask(page, "requestSeat")).toBe(200);
    expect(await ask(page, "fingerprint")).toBe(fingerprint);
    expect(await readFingerprint(await open(context))).toBe(fingerprint);
    expect(await ask(page, "toFile")).toBeUndefined();
    await context.close();
  });

  it("differs between browsers until a file is loaded", async () => {
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
      expect(await readFingerprint(page)).toBe(fingerprint);
      expect(await ask(page, "isPortable")).toBe(true);
    }
    await Promise.all([home.close(), away.close()]);
  });

  it("works at plain http, where browsers have no Web Crypto, and can be moved from there", async () => {
    const context = await profile();
    const page = await open(context, PLAIN_HOST);
    expect(await ask(page, "isSecure")).toBe(false);
    expect(await ask(page, "requestSeat")).toBe(200);
    const fingerprint = await ask(page, "fingerprint");
    await load(page, PLAIN_HOST);
    expect(await readFingerprint(page)).toBe(fingerprint);
    await ask(page, "makePortable");
    const file = (await ask(page, "toFile")) as string;
    const secure = await open(context);
    expect(await ask(secure, "fingerprint")).toBe("");
    expect(await ask(secure, "load", file)).toBe(true);
    expect(await ask(secure, "requestSeat")).toBe(200);
    expect(await ask(secure, "fingerprint")).toBe(await ask(page, "fingerprint"));
    await context.close();
  });

  it("lasts until the page is closed where storage is blocked", async () => {
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
