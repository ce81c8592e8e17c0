/** `npm run bench -- cluster`: what several processes cost, and by calculation what many players need. */
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { type Capacity, capacityOf } from "./capacity.ts";
import { type MatchmakingLoad, simulateMatchmaking } from "./matchmaking.ts";
import { type CostPlan, measureRedisCosts, type RedisCosts } from "./redis-costs.ts";

type Plan = { readonly players: readonly number[]; readonly seconds: number; readonly costs: CostPlan };

const PLAN: Plan = {
  players: [1000, 5000, 10_000, 20_000, 50_000, 100_000],
  seconds: 600,
  costs: { count: 30, idleSeconds: 5, scans: [100, 1000, 10_000] },
};

const TINY: Plan = { players: [200], seconds: 30, costs: { count: 1, idleSeconds: 0.2, scans: [10] } };

const SEED = 1;
const STAY_SECONDS = 720;

export const clusterBench: Bench = async ({ tiny, write }) => {
  const plan = tiny ? TINY : PLAN;
  const costs = await measureRedisCosts(plan.costs);
  const loads = plan.players.map((players) =>
    simulateMatchmaking({ players, seed: SEED, staySeconds: STAY_SECONDS, seconds: plan.seconds }),
  );
  const text = [`${machine()}.`, costTable(costs), capacityTable(loads.map((load) => capacityOf(load, costs)))].join(
    "\n\n",
  );
  console.log(`\n${text}`);
  if (write) writeSection("capacity.md", "cluster", text);
  return digestOf(loads);
};

/** The same for two runs of the same plan. */
export function digestOf(loads: readonly MatchmakingLoad[]): string {
  return loads.map(({ rooms, joins }) => `${rooms.toFixed(1)}/${joins.toFixed(2)}`).join(" ");
}

const whole = (value: number): string => Math.round(value).toLocaleString("en");
const exact = (value: number): string => (value < 10 ? value.toFixed(1) : whole(value));

function costTable({ idle, join, creation, change, scans }: RedisCosts): string {
  return table(
    ["two processes", "cost"],
    [
      ["without players", `${exact(idle)} commands/s`],
      ["a join of a quick match", `${exact(join)} commands`],
      ["a new room", `${exact(creation)} commands`],
      ["a change of the room list", `${exact(change)} commands`],
      ...scans.map(([rooms, ms]) => [`reading the rows of ${whole(rooms)} rooms`, `${ms.toFixed(1)} ms of a process`]),
    ],
  );
}

function capacityTable(rows: readonly Capacity[]): string {
  return table(
    [
      "players",
      "rooms",
      "processes",
      "memory, GB",
      "down, Mbit/s",
      "joins/s (most)",
      "new rooms/s",
      "commands/s",
      "messages/s",
    ],
    rows.map((row) => [
      whole(row.players),
      whole(row.rooms),
      whole(row.processes),
      exact(row.memoryGb),
      whole(row.networkMbit),
      `${exact(row.joins)} (${whole(row.joinsMax)})`,
      exact(row.creations),
      whole(row.commands),
      whole(row.messages),
    ]),
  );
}
