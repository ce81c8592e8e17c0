/**
 * `npm run bench -- bot`: how the bots' levels compare in self-play on Classic, and what a decision costs. `--ablations`
 * measures the weights as well, which takes half an hour.
 */
import type { BotLevel } from "#bot/level.ts";
import { createArena, type Arena } from "#sim/arena.ts";
import { TICK_RATE } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createHash } from "node:crypto";
import {
  goalsOf,
  longestStall,
  playSeries,
  shareWithGoals,
  total,
  type Series,
} from "../../support/self-play-series.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { ABLATIONS, measureAblation, type AblationResult } from "./ablations.ts";

const PAIRS: readonly (readonly [BotLevel, BotLevel])[] = [
  ["hard", "easy"],
  ["hard", "normal"],
  ["normal", "easy"],
  ["easy", "easy"],
  ["normal", "normal"],
  ["hard", "hard"],
];

const HEAD = [
  ...["match", "matches", "won by the first", "with goals", "goals", "own goals", "kicks", "seconds"],
  ...["longest stall", "CPU µs a decision"],
];

export const botBench: Bench = ({ tiny, write, args }) => {
  const arena = createArena(builtinStadium("Classic"));
  const pairs = tiny ? PAIRS.slice(0, 2) : PAIRS;
  const digest = createHash("sha256");
  const rows = pairs.map(([first, second]) => {
    const start = process.cpuUsage();
    const series = playSeries(arena, first, second, tiny ? 2 : 200);
    const cpuUs = process.cpuUsage(start).user;
    digest.update(JSON.stringify(series.results));
    return rowOf(series, cpuUs);
  });
  const text = `${machine()}\n\n${table(HEAD, rows)}`;
  console.log(text);
  if (write) writeSection("performance.md", "bot", text);
  if (tiny || args.includes("--ablations")) digest.update(runAblations(arena, tiny, write));
  return Promise.resolve(digest.digest("hex").slice(0, 16));
};

/** Returns the table. */
function runAblations(arena: Arena, tiny: boolean, write: boolean): string {
  const ablations = tiny ? ABLATIONS.slice(0, 2) : ABLATIONS;
  const rows = ablations.map((ablation) => ablationRow(measureAblation(arena, ablation, tiny ? 1 : 240)));
  const text = table(["change", "won / drawn / lost", "goals", "share of goals"], rows);
  console.log(text);
  if (write) writeSection("performance.md", "bot-weights", text);
  return text;
}

function ablationRow({ name, won, drawn, lost, scored, conceded }: AblationResult): string[] {
  const share = `${((100 * scored) / Math.max(1, scored + conceded)).toFixed(0)} %`;
  return [name, `${won} / ${drawn} / ${lost}`, `${scored} : ${conceded}`, share];
}

/**
 * Goals, own goals, kicks and seconds are means per match; a decision's cost includes its share of the world's step.
 */
function rowOf(series: Series, cpuUs: number): string[] {
  const matches = series.results.length;
  const mean = (pick: Parameters<typeof total>[1]) => (total(series, pick) / matches).toFixed(2);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${series.first} v ${series.second}`,
    String(matches),
    percent(series.wins / matches),
    percent(shareWithGoals(series)),
    mean(goalsOf),
    mean(({ ownGoals }) => ownGoals),
    mean(({ kicks }) => kicks),
    mean(({ ticks }) => ticks / TICK_RATE),
    `${(longestStall(series) / TICK_RATE).toFixed(1)} s`,
    (cpuUs / total(series, ({ decisions }) => decisions)).toFixed(2),
  ];
}
