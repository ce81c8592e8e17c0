/** A server with one ordinary room and expensive ones, and their clients, in a process of its own. */
import { isGameOn } from "#match/match.ts";
import { CpuBudget, systemBudgetClock } from "#server/room/cpu-budget.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { heavyStadium } from "../../support/heavy-stadium.ts";
import { createFriends, hostOf, startLiveServer } from "../../support/live-server.ts";
import { handleCalls } from "../worker-process.ts";
import { Histogram } from "#server/cli/load/histogram.ts";

const UNLIMITED = { roomShare: Infinity, processShare: Infinity, longShare: Infinity };

const gaps = new Histogram();
const heavy: MatchRoom[] = [];
let server: Awaited<ReturnType<typeof startLiveServer>>;

async function open({ limited }: { readonly limited: boolean }): Promise<void> {
  const budget = limited ? new CpuBudget() : new CpuBudget(systemBudgetClock, UNLIMITED);
  server = await startLiveServer(undefined, { budget });
  const room = hostOf(await createFriends(server, "Ada", { bots: "full", teamSize: 3 }));
  room.match.queue.push({ kind: "start" });
  const record = room.meter.record.bind(room.meter);
  let lastMs = NaN;
  room.meter.record = (startMs, endMs) => {
    if (!Number.isNaN(lastMs)) gaps.add(startMs - lastMs);
    lastMs = startMs;
    return record(startMs, endMs);
  };
}

async function start({ rooms }: { readonly rooms: number }): Promise<void> {
  for (let i = 0; i < rooms; i++) heavy.push(hostOf(await createFriends(server, `Heavy ${i}`)));
  for (const { match } of heavy) {
    match.queue.push({ kind: "stadium", name: "Heavy", stadium: heavyStadium() }, { kind: "start" });
  }
}

handleCalls({
  open,
  start,
  gaps: () => {
    const measured = [gaps.quantile(0.5), gaps.quantile(0.99)];
    gaps.clear();
    return measured;
  },
  running: () => heavy.filter(({ match }) => isGameOn(match)).length,
});
