/** Scenarios in a browser have the same golden tables and digests as in Node. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeContexts, sharedBrowser } from "../support/browser.ts";
import { digestsOf, type tableOf } from "../support/determinism-page.ts";
import { goldenNames, readGoldenSource, readGoldenTable } from "../support/golden-files.ts";
import { bundleForPage } from "../support/page-bundle.ts";
import type { ScenarioSource } from "../support/scenario-source.ts";
import { listReferences, readReference, readReferenceText } from "../stadium/reference-files.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await sharedBrowser({ webgl: false });
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundleForPage("./determinism-page.ts") });
});
afterAll(() => closeContexts(browser));

type PageGlobals = { readonly rondo: { readonly tableOf: typeof tableOf; readonly digestsOf: typeof digestsOf } };

const tableInPage = (source: ScenarioSource): Promise<string> =>
  page.evaluate((given) => (globalThis as unknown as PageGlobals).rondo.tableOf(given), source);

const digestsInPage = (source: ScenarioSource) =>
  page.evaluate((given) => (globalThis as unknown as PageGlobals).rondo.digestsOf(given), source);

describe("in a browser", () => {
  it.each(goldenNames)("the golden table of %s is the same", async (name) => {
    expect(await tableInPage(readGoldenSource(name))).toBe(readGoldenTable(name));
  });

  const ids = listReferences("scenarios").map((path) => /([^/]+)\.json$/.exec(path)![1]!);

  it.skipIf(ids.length === 0)("the reference scenarios hash as in Node", async () => {
    for (const id of ids) {
      const scenario = readReference<{ readonly stadium: string }>(`scenarios/${id}.json`)!;
      const source = { scenario, stadium: readReferenceText(`stadiums/${scenario.stadium}`)! };
      expect(await digestsInPage(source), id).toEqual(digestsOf(source));
    }
  });
});
