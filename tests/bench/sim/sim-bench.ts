/** `npm run bench -- sim`: nanoseconds per tick on small and large stadiums, with players who press random keys. */
import { createEventLog } from "#sim/event.ts";
import { hashWord } from "#sim/hash.ts";
import { startGame } from "#sim/rules/game.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createKeyboardPlayers } from "../../support/keyboard-players.ts";
import { lobby } from "../../support/world-builder.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { jointStadium, limitStadium } from "./stadiums.ts";

type Case = {
  readonly name: string;
  readonly stadium: Stadium;
  readonly perTeam: number;
  /** Ticks of one repetition, which takes a fraction of a second. */
  readonly ticks: number;
  /** Nanoseconds per tick of the public re-implementation behind the reference traces, where it was measured. */
  readonly other: string;
};

const CASES: readonly Case[] = [
  { name: "Classic, 3 v 3", stadium: builtinStadium("Classic"), perTeam: 3, ticks: 100_000, other: "2600" },
  { name: "Big, 5 v 5", stadium: builtinStadium("Big"), perTeam: 5, ticks: 60_000, other: "4000" },
  { name: "224 joints", stadium: jointStadium(), perTeam: 3, ticks: 5000, other: "76000 (similar map)" },
  { name: "at the limits", stadium: limitStadium(), perTeam: 3, ticks: 1000, other: "" },
];

export type Measured = {
  readonly name: string;
  readonly discs: number;
  /** One value per repetition, sorted. */
  readonly nsPerTick: readonly number[];
  /** Digest of the world at the end; the same on every machine. */
  readonly digest: string;
};

/** The first repetitions let the engine optimise the code and are not counted. */
export function measureCase({ name, stadium, perTeam, ticks }: Case, repetitions: number, tiny: boolean): Measured {
  const team = (first: number) => Array.from({ length: perTeam }, (_, i) => first + i);
  const world = lobby(stadium, { red: team(1), blue: team(1 + perTeam) });
  startGame(world, { scoreLimit: 0, timeLimit: 0, overtime: true });
  const log = createEventLog();
  const keysAt = createKeyboardPlayers(1);
  const nsPerTick: number[] = [];
  const length = tiny ? Math.ceil(ticks / 500) : ticks;
  const skipped = tiny ? 0 : 2;
  for (let repetition = 0; repetition < repetitions + skipped; repetition++) {
    const start = performance.now();
    for (let t = 0; t < length; t++) {
      for (let p = 0; p < world.players.count; p++) setKeys(world, p, keysAt(p));
      log.count = 0;
      step(world, log);
    }
    if (repetition >= skipped) nsPerTick.push(((performance.now() - start) * 1e6) / length);
  }
  const digest = hashWord(world).toString(16).padStart(8, "0");
  return { name, discs: world.discs.count, nsPerTick: nsPerTick.toSorted((a, b) => a - b), digest };
}

export const measureAll = (tiny: boolean): Measured[] => CASES.map((each) => measureCase(each, tiny ? 1 : 9, tiny));

export const simBench: Bench = ({ tiny, write }) => {
  const measured = measureAll(tiny);
  const rows = measured.map(({ name, discs, nsPerTick, digest }, i) => [
    ...[name, String(discs), nsPerTick[nsPerTick.length >> 1]!.toFixed(0), nsPerTick[0]!.toFixed(0)],
    ...[CASES[i]!.other, digest],
  ]);
  const head = ["match", "discs", "ns per tick, median", "fastest", "public re-implementation", "digest"];
  const text = `${machine()}\n\n${table(head, rows)}`;
  console.log(text);
  if (write) writeSection("performance.md", "sim", text);
  return Promise.resolve(measured.map(({ digest }) => digest).join(" "));
};
