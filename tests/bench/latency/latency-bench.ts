/**
 * `npm run bench:latency`: in real browsers, the time from a key press to the frame that shows it, on the own screen
 * and another player's.
 */
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { matchMaker } from "@colyseus/core";
import { startWanEmulator } from "#server/dev/wan-emulator/proxy.ts";
import { parseNetworkSpec } from "#server/dev/wan-emulator/spec.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { startServer } from "#server/app.ts";
import { setDisc } from "#sim/set-disc.ts";
import { TICK_RATE } from "#sim/step.ts";
import { launchBrowser } from "../../support/browser.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { buildProbe, PROBE_FOLDER, startRecording, takeRecording, type Recording } from "./probe-page.ts";

/** Small, as the machine may have no graphics card. */
const VIEWPORT = { width: 480, height: 270 };

const stadiumFolder = fileURLToPath(new URL("../../../assets/stadium", import.meta.url));

export const latencyBench: Bench = async ({ tiny, write }) => {
  await buildProbe();
  const server = await startServer({
    port: 0,
    host: "127.0.0.1",
    clientFolder: PROBE_FOLDER,
    stadiumFolder,
    log: pino({ level: "silent" }),
  });
  const browser = await launchBrowser();
  const rows: string[][] = [];
  let presses = 0;
  let seen = 0;
  for (const rttMs of tiny ? [0] : [0, 100]) {
    const proxy = await startWanEmulator({ targetPort: server.port, spec: parseNetworkSpec(`${rttMs}ms`), seed: 1 });
    const figures = await measure(browser, proxy.port, rttMs, tiny ? TINY : FULL);
    presses += figures.presses;
    seen += figures.seen;
    rows.push([`${rttMs} ms`, ...figures.cells]);
    await proxy.stop();
  }
  await browser.close();
  await server.stop();
  const head = [
    "RTT",
    "key → own screen: frames",
    "ms",
    "kick on A → screen of B: ms",
    "without the RTT",
    "frames per second",
  ];
  const text = `${machine()}, drawn without a graphics card at ${VIEWPORT.width}×${VIEWPORT.height}. Medians and (worst tenth).\n\n${table(head, rows)}`;
  console.log(`\n${text}`);
  if (write) writeSection("performance.md", "latency", text);
  return `${seen} of ${presses} key presses seen`;
};

type Plan = {
  /** New matches: in each, frames lie differently between the server's ticks, and stay so. */
  readonly matches: number;
  /** Presses of each kind in a match. */
  readonly rounds: number;
  /** Until all discs are at rest on both pages. */
  readonly restMs: number;
};

const FULL: Plan = { matches: 6, rounds: 5, restMs: 1500 };
const TINY: Plan = { matches: 1, rounds: 1, restMs: 500 };

type Figures = {
  readonly own: { readonly frames: number; readonly ms: number }[];
  readonly remote: number[];
  readonly rates: number[];
};

/** Both pages have the same delay, so half of each round trip adds up to one. */
async function measure(browser: Browser, port: number, rttMs: number, plan: Plan) {
  const matches: Figures[] = [];
  for (let n = 0; n < plan.matches; n++) matches.push(await measureMatch(browser, port, rttMs, plan));
  const own = matches.flatMap((match) => match.own);
  const remote = matches.flatMap((match) => match.remote);
  const rates = matches.flatMap((match) => match.rates);
  const cells = [
    summary(own.map((o) => o.frames)),
    summary(own.map((o) => o.ms)),
    summary(remote),
    summary(remote.map((ms) => ms - rttMs)),
    (rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toFixed(0),
  ];
  const seen = [...own.map((o) => o.ms), ...remote].filter((ms) => !Number.isNaN(ms)).length;
  return { presses: plan.matches * plan.rounds * 2, seen, cells };
}

async function measureMatch(browser: Browser, port: number, rttMs: number, { rounds, restMs }: Plan): Promise<Figures> {
  const own: Figures["own"] = [];
  const remote: number[] = [];
  const rates: number[] = [];
  const a = await openPage(browser, `http://127.0.0.1:${port}/`, "Ada");
  await a.getByRole("button", { name: "Create a room" }).click();
  await a.getByRole("button", { name: "Create and join" }).click();
  await a.waitForURL(/\/r\//u);
  const b = await openPage(browser, a.url(), "Ben");
  await b.getByRole("button", { name: "Join the match" }).click();
  const room = matchMaker.getLocalRoomById(new URL(a.url()).pathname.split("/").at(-1)!) as MatchRoom;
  for (const page of [a, b]) await page.locator(".scoreboard").waitFor();
  while (room.match.world.discs.count < 7) await pause(50);
  room.match.settings.autopilot = false;
  for (const member of room.match.members) member.idleTicks = IDLE_TICKS;
  for (const page of [a, b]) await startRecording(page);
  for (let round = 0; round < rounds; round++) {
    prepare(room);
    await pause(restMs);
    await takeRecording(a);
    await takeRecording(b);
    // A few frames before the press, to compare with.
    await pause(60);
    await a.keyboard.down("ArrowRight");
    await pause(120);
    await a.keyboard.up("ArrowRight");
    const moved = await takeRecording(a);
    own.push(firstMove(moved, "ArrowRight", "ownX"));
    rates.push(framesPerSecond(moved));
    // Until the released key has been confirmed and the disc has stopped.
    await pause(500 + 2 * rttMs);
    prepare(room);
    await pause(restMs);
    await takeRecording(a);
    await takeRecording(b);
    // A few frames before the press, to compare with.
    await pause(60);
    await a.keyboard.press("x", { delay: 60 });
    await pause(600);
    const pressed = (await takeRecording(a)).keys.find((key) => key.code === "KeyX")!;
    remote.push(firstFrame(await takeRecording(b), pressed.atMs, "ballX").atMs - pressed.atMs);
  }
  await a.context().close();
  await b.context().close();
  return { own, remote, rates };
}

/** As if both players had waited for almost a minute, so that a short run meets what a long one does. */
const IDLE_TICKS = 59 * TICK_RATE;

/** Places Ada behind the ball within kicking distance, all discs at rest. Ben never presses a key, and stays in the game. */
function prepare(room: MatchRoom): void {
  const { world, members } = room.match;
  for (const member of members) member.idleTicks = 0;
  const disc = (name: string) => world.discs.owner.indexOf(members.find((member) => member.name === name)!.id);
  setDisc(world, 0, { x: 0, y: 0, vx: 0, vy: 0 });
  setDisc(world, disc("Ada"), { x: -27, y: 0, vx: 0, vy: 0 });
  setDisc(world, disc("Ben"), { x: 300, y: 100, vx: 0, vy: 0 });
  room.match.queue.push({ kind: "kickRate", rate: [2, 0, 0] });
}

async function openPage(browser: Browser, url: string, nickname: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce" });
  // A page that is drawn without a graphics card takes long on a busy machine.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  return page;
}

function firstMove(recording: Recording, code: string, column: "ownX" | "ballX"): { frames: number; ms: number } {
  const pressed = recording.keys.find((key) => key.code === code)!;
  const shown = firstFrame(recording, pressed.atMs, column);
  const frames = recording.frames.filter((frame) => frame.atMs > pressed.atMs && frame.atMs <= shown.atMs).length;
  return { frames, ms: shown.atMs - pressed.atMs };
}

/** The first frame after a time in which a disc is not where it was at that time. */
function firstFrame(recording: Recording, sinceMs: number, column: "ownX" | "ballX"): { atMs: number } {
  const before = recording.frames.findLast((frame) => frame.atMs <= sinceMs);
  const shown = recording.frames.find(
    (frame) => frame.atMs > sinceMs && Math.abs(frame[column] - (before?.[column] ?? frame[column])) > 0.001,
  );
  return shown ?? { atMs: NaN };
}

function framesPerSecond({ frames }: Recording): number {
  if (frames.length < 2) return 0;
  return ((frames.length - 1) * 1000) / (frames.at(-1)!.atMs - frames[0]!.atMs);
}

/** Median and 90th percentile. */
function summary(values: readonly number[]): string {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((x, y) => x - y);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
  return `${at(0.5).toFixed(1)} (${at(0.9).toFixed(1)})`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
