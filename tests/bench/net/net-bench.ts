/**
 * `npm run bench:net`: what players notice of their connection, by its quality. In virtual time: the figures are the
 * same on any machine.
 */
import { createHash } from "node:crypto";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { singlePlayerRows, remoteKeysRows, wireRows } from "./side-tables.ts";
import { measureNetwork, type NetStats, type Spread } from "./measure-network.ts";

const CLASSIC = builtinStadium("Classic");

type Case = { readonly rtt: number; readonly jitter: number; readonly stall: number };

const CASES: readonly Case[] = [0, 0.02].flatMap((stall) =>
  [0, 20, 50].flatMap((jitter) => [0, 50, 100, 150, 250].map((rtt) => ({ rtt, jitter, stall }))),
);

const HEAD = [
  "RTT ± jitter, stalls",
  "own disc: mean, p95, p99",
  "ball: mean, p95, p99",
  "largest shown in a frame: own, ball",
  "ticks ahead",
  "keys early: mean; late",
  "mismatches",
  "B/s down, up",
];

export const netBench: Bench = async ({ tiny, write }) => {
  const seconds = tiny ? 2 : 60;
  const seeds = tiny ? [1] : [1, 2, 3];
  const cases = tiny ? CASES.slice(0, 2) : CASES;
  const digests: string[] = [];
  const rows = cases.map((given) => {
    const runs = seeds.map((seed) => measure(given, seed, seconds));
    digests.push(...runs.map((run) => run.digest));
    const row = networkRow(given, runs);
    console.log(row.join("  "));
    return row;
  });
  const sections = {
    net: `${machine()}. ${seeds.length} seeds × ${seconds} s each.\n\n${table(HEAD, rows)}`,
    alone: table(["RTT", "ticks compared", "largest correction"], singlePlayerRows(CLASSIC, tiny)),
    remote: table(
      ["others in unconfirmed ticks", "RTT ± jitter, stalls", "own p99", "ball mean", "ball p99"],
      remoteKeysRows(CLASSIC, tiny),
    ),
    wire: table(
      ["case", "B/s per client", "with frame headers", "keyframes and digests in it"],
      wireRows(CLASSIC, tiny),
    ),
  };
  for (const [name, text] of Object.entries(sections)) {
    console.log(`\n${text}`);
    if (write) writeSection("performance.md", name, text);
  }
  return createHash("sha256").update(digests.join()).digest("hex").slice(0, 16);
};

function measure({ rtt, jitter, stall }: Case, seed: number, seconds: number): NetStats {
  // Half of the round trip and half of the jitter in each direction.
  const quality = { delayMs: rtt / 2, jitterMs: jitter / 2, stallChance: stall, stallMs: 200 };
  return measureNetwork({ seed, stadium: CLASSIC, clients: 6, seconds, quality });
}

function networkRow({ rtt, jitter, stall }: Case, runs: readonly NetStats[]): string[] {
  const mean = (pick: (f: NetStats) => number) => runs.reduce((sum, f) => sum + pick(f), 0) / runs.length;
  const most = (pick: (f: NetStats) => number) => Math.max(...runs.map(pick));
  const spread = (pick: (f: NetStats) => Spread) =>
    [mean((f) => pick(f).mean), mean((f) => pick(f).p95), mean((f) => pick(f).p99)].map((v) => v.toFixed(2)).join(", ");
  return [
    `${rtt} ± ${jitter} ms${stall === 0 ? "" : `, ${stall * 100} % × 200 ms`}`,
    spread((f) => f.own),
    spread((f) => f.ball),
    `${most((f) => f.ownJump).toFixed(2)}, ${most((f) => f.ballJump).toFixed(2)}`,
    mean((f) => f.pending).toFixed(1),
    `${mean((f) => f.earlyTicks).toFixed(2)} ticks; ${mean((f) => f.latePercent).toFixed(2)} %`,
    String(most((f) => f.mismatches)),
    `${mean((f) => f.downBytes).toFixed(0)}, ${mean((f) => f.upBytes).toFixed(0)}`,
  ];
}
