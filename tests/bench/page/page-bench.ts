/**
 * `npm run bench -- page`: what a page computes in a match of 5 v 5 with effects: script time per second of play, long tasks,
 * and the heap over ten minutes. Times are those of the main thread's own clock, so that other programs of the machine do not
 * count; the throttle of the processor counts, as on a slow phone.
 */
import type { Browser, CDPSession, Page } from "playwright-core";
import { matchMaker } from "@colyseus/core";
import type { MatchRoom } from "#server/room/match-room.ts";
import { launchBrowser } from "../../support/browser.ts";
import type { Bench } from "../bench.ts";
import { servePage } from "../page-server.ts";
import { machine, table, writeSection } from "../table.ts";

/** A phone held sideways, as the machine may have no graphics card. */
const VIEWPORT = { width: 480, height: 270 };

type Plan = { readonly seconds: number; readonly heapSeconds: number; readonly heapSteps: number };

const FULL: Plan = { seconds: 30, heapSeconds: 600, heapSteps: 10 };
const TINY: Plan = { seconds: 1, heapSeconds: 0.5, heapSteps: 1 };

/** Pictures of the settings dialog. */
const PICTURES = {
  "full look, all effects": { look: "full", effects: "full", instantReplay: true },
  "classic look, few effects": { look: "classic", effects: "low", instantReplay: false },
} as const;

export const pageBench: Bench = async ({ tiny, write }) => {
  const plan = tiny ? TINY : FULL;
  const server = await servePage();
  const browser = await launchBrowser();
  const rows: string[][] = [];
  let heap: readonly number[] = [];
  for (const [name, picture] of Object.entries(PICTURES).slice(0, tiny ? 1 : undefined)) {
    const { page, room } = await openMatch(browser, `http://127.0.0.1:${server.port}/`, picture);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await watchLongTasks(page);
    const stop = play(page, room);
    for (const rate of tiny ? [4] : [1, 4]) {
      await session.send("Emulation.setCPUThrottlingRate", { rate });
      await pause(Math.min(3000, 1000 * plan.seconds));
      rows.push([name, `${rate}×`, ...(await measure(page, session, plan.seconds))]);
    }
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    if (picture.look === "full") heap = await heapOver(session, plan);
    await stop();
    await page.context().close();
  }
  await browser.close();
  await server.stop();
  const head = [
    "picture",
    "throttle",
    "script, ms per s",
    "all tasks, ms per s",
    "tasks > 50 ms",
    "longest, ms",
    "frames per s",
  ];
  const [first = 0, last = 0] = [heap[0], heap.at(-1)];
  const text = `${machine()}, 5 v 5 of bots and one player, drawn without a graphics card at ${VIEWPORT.width}×${VIEWPORT.height}.

${table(head, rows)}

Heap after a collection: ${heap.map((mb) => mb.toFixed(1)).join(", ")} MB in ${plan.heapSeconds} s (${(last - first).toFixed(1)} MB more at the end).`;
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "page", text);
  return `${rows.length} rows measured`;
};

type Picture = (typeof PICTURES)[keyof typeof PICTURES];

async function openMatch(browser: Browser, url: string, picture: Picture): Promise<{ page: Page; room: MatchRoom }> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  // A page that is drawn without a graphics card takes long on a busy machine.
  context.setDefaultTimeout(60_000);
  const settings = JSON.stringify({ picture });
  await context.addInitScript((saved) => localStorage.setItem("rondo.settings", saved), settings);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("textbox", { name: "Nickname" }).fill("Ada");
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.getByRole("button", { name: "Create and join" }).click();
  await page.waitForURL(/\/r\//u);
  await page.locator(".scoreboard").waitFor();
  const room = matchMaker.getLocalRoomById(new URL(page.url()).pathname.split("/").at(-1)!) as MatchRoom;
  // As if the room had been created so.
  Object.assign(room.match.options, { bots: "full" });
  const change = { teamSize: 5, autopilot: false, scoreLimit: 0, timeLimit: 0 };
  room.match.queue.push({ kind: "settings", change }, { kind: "start" });
  while (room.match.world.players.count < 10) await pause(50);
  return { page, room };
}

/** Presses and releases keys until the returned function is called. */
function play(page: Page, { match }: MatchRoom): () => Promise<void> {
  const keys = ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "KeyX"];
  let running = true;
  const loop = async () => {
    for (let n = 0; running; n++) {
      for (const member of match.members) member.idleTicks = 0;
      await page.keyboard.down(keys[n % keys.length]!);
      await pause(180);
      await page.keyboard.up(keys[n % keys.length]!);
    }
  };
  const ended = loop();
  return async () => {
    running = false;
    await ended;
  };
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = { longTasks: [] as number[], frames: 0 };
    Object.assign(globalThis, { watched });
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
    });
    observer.observe({ entryTypes: ["longtask"] });
    const count = () => {
      watched.frames++;
      requestAnimationFrame(count);
    };
    count();
  });
}

type Watched = { readonly longTasks: readonly number[]; readonly frames: number };

function takeWatched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: { longTasks: number[]; frames: number } };
    const taken = { longTasks: watched.longTasks.splice(0), frames: watched.frames };
    watched.frames = 0;
    return taken;
  });
}

async function measure(page: Page, session: CDPSession, seconds: number): Promise<string[]> {
  await takeWatched(page);
  const before = await metricsOf(session);
  const start = performance.now();
  await pause(1000 * seconds);
  const after = await metricsOf(session);
  const elapsed = (performance.now() - start) / 1000;
  const { longTasks, frames } = await takeWatched(page);
  const perSecond = (name: string) => ((1000 * (after[name]! - before[name]!)) / elapsed).toFixed(0);
  return [
    perSecond("ScriptDuration"),
    perSecond("TaskDuration"),
    String(longTasks.length),
    longTasks.length === 0 ? "–" : Math.max(...longTasks).toFixed(0),
    (frames / elapsed).toFixed(0),
  ];
}

async function metricsOf(session: CDPSession): Promise<Readonly<Record<string, number>>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Used heap in MB after a collection, at the start and after each step. */
async function heapOver(session: CDPSession, { heapSeconds, heapSteps }: Plan): Promise<number[]> {
  const sizes: number[] = [];
  for (let step = 0; step <= heapSteps; step++) {
    if (step > 0) await pause((1000 * heapSeconds) / heapSteps);
    await session.send("HeapProfiler.collectGarbage");
    sizes.push((await session.send("Runtime.getHeapUsage")).usedSize / 1e6);
  }
  return sizes;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
