/**
 * `npm run bench -- editor`: dragging in the stadium editor on the largest maps: script time for each frame, and frames per second,
 * with a movement of the pointer in every frame. Times are those of the main thread's own clock.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import type { Bench } from "../bench.ts";
import { servePage } from "../page-server.ts";
import { machine, table, writeSection } from "../table.ts";

const VIEWPORT = { width: 1366, height: 768 };

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Maps of others, beside the repository, where they are present. */
const OTHERS = fromRoot("../shared");

type Drag = {
  readonly name: string;
  /** Selects what is dragged. */
  readonly select: (page: Page) => Promise<void>;
};

const DRAGS: readonly Drag[] = [
  { name: "one vertex", select: async () => undefined },
  { name: "everything", select: (page) => page.keyboard.press("Control+a") },
];

export const editorBench: Bench = async ({ tiny, write }) => {
  const frames = tiny ? 5 : 240;
  const server = await servePage();
  // The page has no WebGL, whose emulation would draw everything else, too.
  const browser = await launchBrowser({ webgl: false });
  const rows: string[][] = [];
  for (const { name, text } of tiny ? [LIMITS] : [LIMITS, ...largestMap()]) {
    for (const drag of tiny ? DRAGS.slice(0, 1) : DRAGS) {
      const { page, session } = await openMap(browser, `http://127.0.0.1:${server.port}/editor`, text);
      await drag.select(page);
      rows.push([name, drag.name, ...(await measure(page, session, frames))]);
      await page.context().close();
    }
  }
  await browser.close();
  await server.stop();
  const head = [
    "map",
    "dragged",
    "script, ms per frame",
    "all tasks, ms per frame",
    "frames per s",
    "longest frame, ms",
  ];
  const text = `${machine()}, drawn without a graphics card at ${VIEWPORT.width}×${VIEWPORT.height}, full look.

${table(head, rows)}`;
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "editor", text);
  return `${rows.length} rows measured`;
};

type MapFile = { readonly name: string; readonly text: string };

/** 255 vertexes and segments, most of them arcs, and 120 discs. The first vertex is in the middle. */
const LIMITS: MapFile = { name: "255 vertexes, 255 segments, 120 discs", text: JSON.stringify(limitsValue()) };

function limitsValue() {
  const at = (i: number, radius: number) => ({ x: radius * Math.cos(i / 40), y: radius * Math.sin(i / 40) });
  const vertexes = Array.from({ length: 255 }, (_, i) => (i === 0 ? { x: 0, y: 0 } : at(i, 150 + i)));
  const segments = Array.from({ length: 255 }, (_, i) => ({ v0: i, v1: (i + 1) % 255, curve: i % 3 === 0 ? 0 : 60 }));
  const discs = Array.from({ length: 120 }, (_, i) => {
    const { x, y } = at(i * 2, 60 + i);
    return { pos: [x, y], radius: 4, color: "FFAA00" };
  });
  const bg = { type: "grass", width: 420, height: 420, kickOffRadius: 60 };
  return {
    ...{ name: "Limits", width: 450, height: 450, bg },
    ...{ vertexes, segments, discs, goals: [], planes: [] },
  };
}

/** The map with the most characters; none where there are no others. */
function largestMap(): readonly MapFile[] {
  try {
    const files = readdirSync(OTHERS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".hbs"));
    const texts = files.map((name) => readFileSync(join(OTHERS, name), "utf8"));
    const text = texts.toSorted((a, b) => b.length - a.length)[0];
    return text === undefined ? [] : [{ name: `largest public map, ${Math.round(text.length / 1000)} kB`, text }];
  } catch {
    return [];
  }
}

async function openMap(browser: Browser, address: string, text: string) {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "map.hbs", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("canvas.editor-canvas").waitFor();
  await page.getByRole("tab", { name: "Versions" }).click();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, session };
}

/** Drags from the vertex that is nearest to the middle of the canvas, in circles, one step for each frame. */
async function measure(page: Page, session: CDPSession, frames: number): Promise<string[]> {
  const before = await metrics(session);
  const { seconds, longest } = await page.evaluate(dragInFrames, frames);
  const after = await metrics(session);
  const perFrame = (name: string) => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / frames;
  return [
    perFrame("ScriptDuration").toFixed(1),
    perFrame("TaskDuration").toFixed(1),
    (frames / seconds).toFixed(0),
    longest.toFixed(0),
  ];
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return new Map(list.map(({ name, value }) => [name, value]));
}

/** Runs in the page. */
async function dragInFrames(frames: number): Promise<{ seconds: number; longest: number }> {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas.editor-canvas")!;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const start = { x: left + width / 2, y: top + height / 2 };
  const send = (type: string, x: number, y: number) =>
    canvas.dispatchEvent(
      new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: x, clientY: y }),
    );
  // Pointers that no device has made cannot be captured.
  canvas.setPointerCapture = () => undefined;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  send("pointerdown", start.x, start.y);
  const begun = await frame();
  let [last, longest] = [begun, 0];
  for (let i = 1; i <= frames; i++) {
    send("pointermove", start.x + 60 * Math.cos(i / 15), start.y + 60 * Math.sin(i / 15));
    const now = await frame();
    longest = Math.max(longest, now - last);
    last = now;
  }
  send("pointerup", start.x, start.y);
  return { seconds: (last - begun) / 1000, longest };
}
