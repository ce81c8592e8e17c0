/** The budget of computing time of the rooms, on a clock that the test advances, and with real rooms. */
import { describe, expect, it } from "vitest";
import type { DatedNotice, Notice } from "#protocol/notice.ts";
import { BUDGET_LIMITS, CHECK_MS, CpuBudget, HEAVY_CHECKS, systemBudgetClock } from "#server/room/cpu-budget.ts";
import { isGameOn } from "#match/match.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";
import { heavyStadium } from "../support/heavy-stadium.ts";
import { createFriends, hostOf, until, useLiveServer } from "../support/live-server.ts";
import { field } from "../support/world-builder.ts";

/** Rooms whose ticks cost as much as the test sets, on a clock of their own. */
function process() {
  let nowMs = 0;
  let cpuMs = 0;
  const budget = new CpuBudget({ now: () => nowMs, cpu: () => cpuMs });
  const rooms: { cost: (tick: number) => number; stopped: boolean; room: ReturnType<typeof open> }[] = [];
  function open(stadium: Stadium, log: string[], stop: () => void) {
    return budget.open({
      stadium: () => stadium,
      onHeavy: () => void log.push("heavy"),
      onOverload: () => {
        log.push("stopped");
        stop();
      },
    });
  }
  return {
    budget,
    /** `costMs` of each tick, in the room's own time. */
    add: (cost: (tick: number) => number, stadium: Stadium = field()) => {
      const log: string[] = [];
      const entry = { cost, stopped: false, room: open(stadium, log, () => (entry.stopped = true)) };
      rooms.push(entry);
      return { log, stadium };
    },
    /** `wait`: how much longer everything takes, because other processes run as well. */
    run: (ms: number, wait = 1) => {
      const end = nowMs + ms;
      for (let tick = 0; nowMs < end; tick++) {
        for (const { cost, stopped, room } of rooms) {
          const costMs = stopped ? 0.1 : cost(tick);
          cpuMs += costMs;
          room.record(costMs * wait);
        }
        nowMs += TICK_MS;
      }
    },
  };
}

const steady = (costMs: number) => () => costMs;
const BUDGET_MS = BUDGET_LIMITS.roomShare * TICK_MS;

describe("a room within its budget", () => {
  it("is never reported nor stopped, however many there are", () => {
    const { add, run } = process();
    const rooms = Array.from({ length: 20 }, () => add(steady(BUDGET_MS * 0.9)));
    run(20_000);
    expect(rooms.flatMap(({ log }) => log)).toEqual([]);
  });

  it("is not charged for what other processes use", () => {
    const { add, run } = process();
    const rooms = [add(steady(BUDGET_MS * 0.5)), add(steady(BUDGET_MS * 0.5))];
    run(20_000, 10);
    expect(rooms.flatMap(({ log }) => log)).toEqual([]);
  });
});

describe("a room beyond its budget", () => {
  it("is reported once, and goes on while the others have time", () => {
    const { add, run, budget } = process();
    const heavy = add(steady(BUDGET_MS * 1.2));
    const other = add(steady(1));
    run(HEAVY_CHECKS * CHECK_MS);
    expect(heavy.log).toEqual([]);
    run(20_000);
    expect(heavy.log).toEqual(["heavy"]);
    expect(other.log).toEqual([]);
    expect(budget.isHeavy(heavy.stadium)).toBe(true);
    expect(budget.hasRoomFor(heavy.stadium)).toBe(true);
  });

  it("goes on when it is alone, whatever it costs", () => {
    const { add, run } = process();
    const heavy = add(steady(TICK_MS * 0.9));
    run(10_000);
    expect(heavy.log).toEqual(["heavy"]);
  });

  it("is stopped with the heaviest first, until the rooms together use no more than their share", () => {
    const { add, run, budget } = process();
    const rooms = Array.from({ length: 10 }, (_, i) => add(steady(BUDGET_MS * (1.1 + i / 100))));
    const other = add(steady(0.3));
    run(10_000);
    const stopped = rooms.filter(({ log }) => log.includes("stopped"));
    expect(stopped).toEqual(rooms.slice(rooms.length - stopped.length));
    expect(rooms.length - stopped.length).toBe(4);
    expect(other.log).toEqual([]);
    expect(budget.hasRoomFor(stopped[0]!.stadium)).toBe(false);
    expect(budget.hasRoomFor(other.stadium)).toBe(true);
  });

  it("is stopped when one tick in fifty is long, beside another room", () => {
    const rare = (tick: number) => (tick % 50 === 0 ? TICK_MS : BUDGET_MS);
    const { add, run } = process();
    const heavy = add(rare);
    run(10_000);
    expect(heavy.log).toEqual(["heavy"]);
    const other = add(steady(0.3));
    run(10_000);
    expect(heavy.log).toEqual(["heavy", "stopped"]);
    expect(other.log).toEqual([]);
  });
});

describe("four rooms on the heaviest legal stadium beside an ordinary one", () => {
  const limits = { ...BUDGET_LIMITS, roomShare: 0.12, processShare: 0.12 };
  // Shares of the computing time that the test gets, which is little on a busy machine.
  const { cpu } = systemBudgetClock;
  const server = useLiveServer(undefined, { budget: new CpuBudget({ now: cpu, cpu }, limits) });

  it("are stopped with a notice, may not start again, and the ordinary one plays on", async () => {
    const ordinary = hostOf(await createFriends(server, "Ada")).match;
    const heavy = await Promise.all(
      ["Ben", "Cyd", "Dan", "Eve"].map(async (name) => {
        const client = await createFriends(server, name, { bots: "full" });
        const notices: Notice[] = [];
        const refused: string[] = [];
        client.onMessage("notice", ({ notice }: DatedNotice) => void notices.push(notice));
        client.onMessage("refused", ({ why }: { why: string }) => void refused.push(why));
        const { match } = hostOf(client);
        match.queue.push({ kind: "stadium", name: "Heavy", stadium: heavyStadium() }, { kind: "start" });
        return { client, match, notices, refused };
      }),
    );
    ordinary.queue.push({ kind: "start" });
    const isStopped = (notice: Notice) => notice.kind === "overload" && notice.stadium === "Heavy";
    await until(() => heavy.every(({ notices }) => notices.some(isStopped)), "all games stopped");
    expect(heavy.map(({ match }) => isGameOn(match))).toEqual([false, false, false, false]);
    expect(isGameOn(ordinary)).toBe(true);
    const [first] = heavy;
    first!.client.send("start");
    await until(() => first!.refused.includes("load"), "the refusal");
    first!.match.queue.push({ kind: "stadium", name: "Small", stadium: field() });
    first!.client.send("start");
    await until(() => isGameOn(first!.match), "a game on another stadium");
  });
});
