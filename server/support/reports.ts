/** Reports about players: filed by rooms, answered by the staff. The answer goes to the reporter's help chat. */
import { randomUUID } from "node:crypto";
import type { Report } from "#protocol/report.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { Refusal } from "#room/refusal.ts";
import type { Limiter } from "../admission/rate-limiter.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import type { Help } from "./help.ts";
import type { ServerBus } from "./server-bus.ts";
import type { Reports as StoredReports } from "../store/reports.ts";
import type { WriteQueue } from "../store/write-queue.ts";

/** Per reporter and per network, over all rooms. */
export const REPORT_LIMIT: RateLimit = { burst: 5, perSecond: 1 / 60 };

/** Maximum number of reports in the list of the admin page. */
const LIST_MAX = 200;

/** What a room contributes to a report. */
export type ReportDraft = Pick<
  Report,
  "room" | "roomName" | "map" | "reporter" | "target" | "reason" | "text" | "chat" | "match"
> & {
  readonly targetNetwork: string;
  readonly reporterNetwork: string;
};

export type ReportPorts = {
  readonly store: StoredReports;
  readonly queue: Pick<WriteQueue, "add">;
  readonly help: Help;
  readonly bus: ServerBus;
  readonly limiter: Limiter;
  readonly refusals: RefusalCounter;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

export class Reports {
  readonly #ports: ReportPorts;

  constructor(ports: ReportPorts) {
    this.#ports = ports;
  }

  /**
   * Files a report; the store receives it later. A refusal when the reporter, or its network, reports too often, and when too many
   * writes wait. `saveClip` saves the last seconds of the match for it: the code, or null.
   */
  async file(
    { reporterNetwork, targetNetwork, ...draft }: ReportDraft,
    saveClip: () => string | null,
  ): Promise<Refusal | undefined> {
    const { limiter, refusals, store, queue, bus, date } = this.#ports;
    if (!(await limiter.take(draft.reporter.key)) || !(await limiter.take(`network ${reporterNetwork}`))) {
      refusals.add("reportRate");
      return "rate";
    }
    const open = { recording: saveClip(), answer: "", answeredAt: null, closedAt: null };
    const report: Report = { id: randomUUID(), at: date(), ...draft, ...open };
    const queued = queue.add("report", async () => {
      await store.add({ report, targetNetwork });
      bus.publish({ kind: "report", report });
    });
    return queued ? undefined : "notNow";
  }

  /** Open reports first. Rejects when the store is away. */
  list(): Promise<readonly Report[]> {
    return this.#ports.store.list(LIST_MAX);
  }

  /** Network of the reported player, a keyed hash; "" if unknown. */
  async networkOf(id: string): Promise<string> {
    return (await this.#ports.store.find(id))?.targetNetwork ?? "";
  }

  /** False when there is no such report. Rejects when the store is away. */
  async answer(id: string, answer: string, close: boolean): Promise<boolean> {
    const { store, help, bus, date } = this.#ports;
    const stored = await store.find(id);
    if (stored === undefined) return false;
    const { report } = stored;
    await store.update(id, { answer, at: date(), close });
    // Closing an answered report sends no second message.
    if (answer !== "" || (close && report.closedAt === null && report.answer === "")) {
      const { reporter, target, map, roomName } = report;
      await help.say(reporter, "staff", { id: randomUUID(), text: answer, about: map === "" ? target.name : roomName });
    }
    const changed = await store.find(id);
    if (changed !== undefined) bus.publish({ kind: "report", report: changed.report });
    return true;
  }
}
