/** The text panel of the editor in a real browser: keys, cursor, scrolling and colours. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { violationsOf } from "../support/axe-page.ts";
import { LAYOUT_RULES } from "../support/axe-rules.ts";
import { closeContexts, sharedBrowser } from "../support/browser.ts";
import type * as editorTextPage from "../support/editor-text-page.tsx";
import { bundleWithStyles } from "../support/page-bundle.ts";

type PageGlobals = { readonly rondo: typeof editorTextPage };
type Calls = typeof editorTextPage;

const VALUE = {
  name: "Text",
  ...{ width: 420, height: 200, bg: { type: "grass" } },
  ...{ playerPhysics: {}, ballPhysics: {}, planes: [], goals: [], redSpawnPoints: [], blueSpawnPoints: [] },
  vertexes: Array.from({ length: 200 }, (_, i) => ({ x: i, y: -i, trait: "wall" })),
  segments: [{ v0: 0, v1: 1, vis: false, color: "FFFFFF" }],
  discs: [{ pos: [0, 0], radius: 8 }],
  traits: { wall: { bCoef: 0.5 } },
};

let browser: Browser;
let script: string;
let styles: string;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await sharedBrowser({ webgl: false });
  ({ script, styles } = await bundleWithStyles("./editor-text-page.tsx"));
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 480, height: 640 }, reducedMotion: "reduce" });
  page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setContent(`<!doctype html><html lang="en"><title>Text</title><body></body></html>`);
  await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
  await call("open", VALUE);
  await field().waitFor();
  return () => {
    expect(errors).toEqual([]);
  };
});
afterAll(() => closeContexts(browser));

const field = () => page.getByRole("textbox", { name: "Stadium as text" });

function call<Name extends keyof Calls>(
  name: Name,
  ...args: Parameters<Calls[Name]>
): Promise<ReturnType<Calls[Name]>> {
  return page.evaluate(
    ([key, given]) => (globalThis as unknown as PageGlobals).rondo[key as "list"](...(given as ["discs"])),
    [name, args] as const,
  ) as Promise<ReturnType<Calls[Name]>>;
}

/** Puts the cursor behind a part of the text that is shown. */
async function putCursor(part: string): Promise<void> {
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).pressSequentially(part);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
}

const vertex = async (index: number) => ((await call("list", "vertexes")) as { readonly x: number }[])[index];

it("applies what is typed, and undoes it in the document", async () => {
  await field().click();
  await putCursor(`"x": 2,`);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("5");
  await expect.poll(() => vertex(2)).toEqual({ x: 25, y: -2, trait: "wall" });
  await page.keyboard.press("Control+z");
  await expect.poll(() => vertex(2)).toEqual({ x: 2, y: -2, trait: "wall" });
  await page.keyboard.press("Control+y");
  await expect.poll(() => vertex(2)).toEqual({ x: 25, y: -2, trait: "wall" });
});

it("undoes edits that are not applied in the text", async () => {
  await field().click();
  await putCursor(`"x": 2,`);
  await page.keyboard.type("}");
  await page.getByText("The text cannot be read").waitFor();
  expect(await vertex(2)).toEqual({ x: 2, y: -2, trait: "wall" });
  await page.keyboard.press("Control+z");
  await page.getByText("The text cannot be read").waitFor({ state: "detached" });
  await page.getByText("No problems").waitFor();
  expect(await vertex(2)).toEqual({ x: 2, y: -2, trait: "wall" });
});

it("keeps the cursor where it is while others change the document", async () => {
  await field().click();
  await putCursor(`"x": 2,`);
  await call("othersSet", "vertexes", 0, "x", 1000);
  await call("othersSet", "vertexes", 2, "trait", "another");
  await call("othersAdd", "vertexes", { x: 7, y: 7 });
  await page.getByText(`"another"`, { exact: true }).waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("9");
  await expect.poll(() => vertex(2)).toEqual({ x: 29, y: -2, trait: "another" });
  expect(await vertex(0)).toMatchObject({ x: 1000 });
  expect(await call("list", "vertexes")).toHaveLength(201);
});

it("merges changes of others into a text that cannot be read, and offers theirs", async () => {
  await field().click();
  await putCursor(`"x": 2,`);
  await page.keyboard.type("}");
  await page.getByText("The text cannot be read").waitFor();
  await call("othersSet", "vertexes", 0, "x", 1000);
  await page.getByText("1000").waitFor();
  await call("othersSet", "vertexes", 2, "x", 2000);
  await page.getByText("were changed by others").waitFor();
  await page.getByRole("button", { name: "Reload text" }).click();
  await page.getByText("2000").waitFor();
  await page.getByText("The text cannot be read").waitFor({ state: "detached" });
});

it("keeps a text that cannot be read when the panel is closed", async () => {
  await field().click();
  await putCursor(`"x": 2,`);
  await page.keyboard.type("oops");
  await page.getByText("The text cannot be read").waitFor();
  await call("reopen");
  await page.getByText("oops").waitFor();
  await page.getByText("The text cannot be read").waitFor();
});

it("shows the lines of selected items, and selects the item of the cursor's line", async () => {
  await call("select", "vertexes", 150);
  const line = page.locator(".code-item");
  await expect.poll(() => line.textContent()).toContain(`"x": 150`);
  await expect.poll(() => line.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
  await line.click();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => call("selected", "vertexes")).toEqual([151]);
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => call("selected", "vertexes")).toEqual([151, 152]);
});

it("leads to the value that a problem is about", async () => {
  await call("othersSet", "segments", 0, "v1", 900);
  const problem = page.getByRole("button", { name: /segments\[0\]\.v1/ });
  await problem.click();
  await expect.poll(() => call("selected", "segments")).toEqual([0]);
  await page.keyboard.type("7");
  await expect.poll(async () => ((await call("list", "segments")) as { v1: number }[])[0]!.v1).toBe(7900);
});

it("is left with Tab, and cannot be edited by viewers", async () => {
  await field().click();
  await page.keyboard.press("Tab");
  expect(await field().evaluate((element) => element === document.activeElement)).toBe(false);
  await call("setCanEdit", false);
  await page.getByText("You can read the text, but not edit it.").waitFor();
  await field().click();
  await page.keyboard.type("x");
  await page.getByText("No problems").waitFor();
  expect(await field().getAttribute("aria-readonly")).toBe("true");
});

it("is accessible in both themes, with a fault and with the search open", async () => {
  await call("othersSet", "segments", 0, "v1", 900);
  await call("select", "vertexes", 3);
  await field().click();
  await page.keyboard.press("Control+f");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/text-${colorScheme}.png` });
    expect.soft(await violationsOf(page, LAYOUT_RULES), colorScheme).toEqual([]);
  }
});
