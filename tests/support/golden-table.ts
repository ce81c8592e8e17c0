/**
 * A run of a scenario as a readable table: at chosen ticks the state, the score, the clock and the digests of the world
 * and of its parts; at the end how often each kind of event happened. Runs in Node and in a browser.
 */
import { Playback } from "#recording/playback.ts";
import type { Recording } from "#recording/recording.ts";
import { SummaryCollector } from "#recording/summary.ts";
import type { Scenario } from "#scenario/scenario.ts";
import { createSimulation, eventsOf } from "#scenario/simulation.ts";
import { hashWorld } from "#sim/hash.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { World } from "#sim/world.ts";

/** The first ticks one by one, then every second of play. */
const FIRST_TICKS = 3;
const INTERVAL = 60;

const STATES: Readonly<Record<number, string>> = {
  [-1]: "stopped",
  0: "kick-off",
  1: "playing",
  2: "goal",
  3: "ended",
};

const HEAD = "tick  state     score    time  whole             game              discs             players";

/** Ends with a line break. */
export function goldenTable(scenario: Scenario, stadium: Stadium): string {
  const simulation = createSimulation(scenario, stadium);
  const counts = new Map<string, number>();
  const lines = [`${scenario.id} on ${stadium.name}: ${scenario.ticks} ticks`, "", HEAD, line(0, simulation.world)];
  for (let t = 1; t <= scenario.ticks; t++) {
    simulation.advance();
    for (const [, kind] of eventsOf(simulation)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (t <= FIRST_TICKS || t % INTERVAL === 0 || t === scenario.ticks) lines.push(line(t, simulation.world));
  }
  const events = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`);
  lines.push("", `events: ${events.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

/** The same of a recording, with its goals and checks. Ends with a line break. */
export function recordingTable(name: string, recording: Recording): string {
  const playback = new Playback(recording);
  const collector = new SummaryCollector();
  const { ticks, room } = recording;
  const lines = [`${name} on ${room.stadium.name}: ${ticks} ticks`, "", HEAD, line(0, playback.world)];
  while (!playback.isOver) {
    playback.advance();
    collector.record(playback);
    const { tick } = playback;
    if (tick <= FIRST_TICKS || tick % INTERVAL === 0 || playback.isOver) lines.push(line(tick, playback.world));
  }
  const { goals, checks } = collector.summary;
  lines.push("", `goals: ${goals.map(({ tick, red, blue }) => `${red}:${blue} at ${tick}`).join(", ")}`);
  lines.push(`checks: ${checks.passed} passed, ${checks.failed} failed`);
  return `${lines.join("\n")}\n`;
}

function line(tick: number, world: World): string {
  const { state, red, blue, time } = world.game;
  const { whole, game, discs, players } = hashWorld(world);
  const columns = [String(tick).padStart(4), STATES[state]!.padEnd(8), `${red}:${blue}`.padStart(5)];
  return [...columns, time.toFixed(2).padStart(6), whole, game, discs, players].join("  ");
}
