/** Reports about players, with the chat and the state of the match at their time. */
import type { Kysely, Selectable } from "kysely";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { Person, Report, ReportedLine, ReportedMatch, ReportReason } from "#protocol/report.ts";
import type { ReportTables, Tables } from "./tables.ts";

/** A report with the reported player's network (a keyed hash), which is not sent to the page. */
export type StoredReport = { readonly report: Report; readonly targetNetwork: string };

/** `answer` "" changes none; `at` in milliseconds since 1970. */
export type ReportChange = { readonly answer: string; readonly at: number; readonly close: boolean };

export class Reports {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Repeating it changes nothing. */
  async add({ report, targetNetwork }: StoredReport): Promise<void> {
    const { reporter, target, chat, match, ...rest } = report;
    await this.#db
      .insertInto("reports")
      .values({
        ...rest,
        reporterKey: reporter.key,
        reporterName: reporter.name,
        targetKey: target.key,
        targetName: target.name,
        targetNetwork,
        chat: JSON.stringify(chat),
        matchState: JSON.stringify(match),
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }

  async find(id: string): Promise<StoredReport | undefined> {
    const row = await this.#db.selectFrom("reports").selectAll().where("id", "=", id).executeTakeFirst();
    return row && { report: reportOf(row), targetNetwork: row.targetNetwork };
  }

  /** Open reports, then closed ones, each newest first. */
  async list(max: number): Promise<readonly Report[]> {
    const rows = await this.#db
      .selectFrom("reports")
      .selectAll()
      .orderBy((order) => order.case().when("closedAt", "is", null).then(0).else(1).end())
      .orderBy("at", "desc")
      .orderBy("id")
      .limit(max)
      .execute();
    return rows.map(reportOf);
  }

  async update(id: string, { answer, at, close }: ReportChange): Promise<void> {
    const answered = answer === "" ? {} : { answer, answeredAt: at };
    const closed = close ? { closedAt: at } : {};
    if (answer === "" && !close) return;
    await this.#db
      .updateTable("reports")
      .set({ ...answered, ...closed })
      .where("id", "=", id)
      .execute();
  }

  /** Removes reports that were closed before this time. */
  async removeOld(before: number): Promise<void> {
    await this.#db.deleteFrom("reports").where("closedAt", "<", before).execute();
  }

  /** Removes the reports by and about a player. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const { numDeletedRows } = await db
      .deleteFrom("reports")
      .where((or) => or.or([or("reporterKey", "=", key), or("targetKey", "=", key)]))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

function reportOf(row: Selectable<ReportTables["reports"]>): Report {
  const { id, at, room, roomName, map, reason, text, recording, answer, answeredAt, closedAt } = row;
  return {
    ...{ id, at, room, roomName, map, text, recording, answer, answeredAt, closedAt },
    reporter: personOf(row.reporterKey, row.reporterName),
    target: personOf(row.targetKey, row.targetName),
    reason: reason as ReportReason,
    chat: JSON.parse(row.chat) as readonly ReportedLine[],
    match: JSON.parse(row.matchState) as ReportedMatch,
  };
}

function personOf(key: string, name: string): Person {
  return { key, name, fingerprint: fingerprintOf(key) };
}
