/** A server with rooms of players without clients, with and without scripts, in a process of its own. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { Histogram } from "#server/cli/load/histogram.ts";
import { readConfig } from "#script/config.ts";
import { startLiveServer } from "../../support/live-server.ts";
import { handleCalls } from "../worker-process.ts";
import { SCRIPTS, type ScriptKind } from "./scripts.ts";

const PLAYERS = 6;

const gaps = new Histogram();
const rooms: MatchRoom[] = [];
const folder = mkdtempSync(join(tmpdir(), "rondo-script-bench-"));
let server: Awaited<ReturnType<typeof startLiveServer>>;

/** A room that is kept awake, as a scripted one is, without a script. */
async function openPlain(): Promise<MatchRoom> {
  const config = readConfig({ noPlayer: true });
  const { roomId } = await matchMaker.handleCreateRoom("friends", { script: config });
  const room = matchMaker.getLocalRoomById(roomId) as MatchRoom;
  const { match } = room;
  room.setScript({ advance: () => advance(match), ask: async () => true, isBusy: true, roomClosed: () => undefined });
  return room;
}

async function openScripted(kind: ScriptKind): Promise<MatchRoom> {
  const name = `${kind}-${rooms.length}`;
  const file = join(folder, `${name}.js`);
  writeFileSync(file, SCRIPTS[kind]);
  const info = await server.scripts.start(file);
  return matchMaker.getLocalRoomById(info.room!) as MatchRoom;
}

/** Six players that run and kick at random. */
function fill({ match, clock }: MatchRoom): void {
  const ids = Array.from({ length: PLAYERS }, (_, i) => queueJoin(match, `Player ${i}`));
  for (const [i, id] of ids.entries()) match.queue.push({ kind: "team", id, team: i % 2 === 0 ? RED_TEAM : BLUE_TEAM });
  match.queue.push({ kind: "settings", change: { scoreLimit: 0, timeLimit: 0 } }, { kind: "start" });
  clock.setInterval(() => {
    for (const member of match.members) member.keys = Math.floor(Math.random() * 32);
  }, 200);
}

async function open({ count, kind }: { readonly count: number; readonly kind: ScriptKind | "none" }): Promise<void> {
  server ??= await startLiveServer();
  for (let i = 0; i < count; i++) {
    const room = kind === "none" ? await openPlain() : await openScripted(kind);
    rooms.push(room);
    fill(room);
    if (rooms.length === 1) watch(room);
  }
}

/** Records the gaps between the ticks of a room. */
function watch({ meter }: MatchRoom): void {
  const record = meter.record.bind(meter);
  let lastMs = NaN;
  meter.record = (startMs, endMs) => {
    if (!Number.isNaN(lastMs)) gaps.add(startMs - lastMs);
    lastMs = startMs;
    return record(startMs, endMs);
  };
}

/** Computing time since the last call, in milliseconds. */
const cpu = { all: process.cpuUsage(), main: process.threadCpuUsage(), atMs: performance.now() };

function figures() {
  const all = process.cpuUsage(cpu.all);
  const main = process.threadCpuUsage(cpu.main);
  const seconds = (performance.now() - cpu.atMs) / 1000;
  const ms = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000 / seconds;
  const scripts = server.scripts.list();
  const measured = {
    all: ms(all),
    main: ms(main),
    gaps: [gaps.quantile(0.5), gaps.quantile(0.99)] as const,
    tickMs: scripts.reduce((sum, info) => sum + info.figures.meanMs, 0) / Math.max(1, scripts.length),
    ticks: rooms.reduce((sum, { match }) => sum + match.world.game.tick, 0),
    starts: scripts.reduce((sum, { starts }) => sum + starts, 0),
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  };
  gaps.clear();
  Object.assign(cpu, { all: process.cpuUsage(), main: process.threadCpuUsage(), atMs: performance.now() });
  return measured;
}

export type ScriptBenchFigures = ReturnType<typeof figures>;

handleCalls({ open, figures });
