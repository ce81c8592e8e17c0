/** What budgets of computing time do for an ordinary room beside rooms on the most expensive legal stadium. */
import { setTimeout as sleep } from "node:timers/promises";
import { WorkerProcess } from "../worker-process.ts";

export type BudgetOptions = {
  /** Expensive rooms. */
  readonly rooms: number;
  /** Of each of the three measurements. */
  readonly seconds: number;
  /** False: the budgets are too large to stop a game. */
  readonly limited: boolean;
};

/** Gaps between the ticks of the ordinary room: median and 99th percentile, in milliseconds. */
type Gaps = readonly [p50: number, p99: number];

export type BudgetFigures = {
  readonly limited: boolean;
  readonly alone: Gaps;
  readonly first: Gaps;
  readonly later: Gaps;
  /** Expensive games that still run at the end. */
  readonly running: number;
};

const BUDGET_PROCESS = new URL("./budget-process.ts", import.meta.url);

export async function measureBudget({ rooms, seconds, limited }: BudgetOptions): Promise<BudgetFigures> {
  const server = new WorkerProcess(BUDGET_PROCESS);
  try {
    await server.call("open", { limited });
    const measure = async () => {
      await server.call("gaps");
      await sleep(seconds * 1000);
      return server.call<Gaps>("gaps");
    };
    await sleep(Math.min(2000, seconds * 1000));
    const alone = await measure();
    await server.call("start", { rooms });
    const first = await measure();
    const later = await measure();
    return { limited, alone, first, later, running: await server.call<number>("running") };
  } finally {
    await server.end();
  }
}
