/** Recordings of matches and clips of them: `.hbr2` files with what a list shows of them. */
import { type Kysely, sql } from "kysely";
import { profileIdOf } from "#protocol/fingerprint.ts";
import type { RecordingInfo } from "#protocol/recordings-api.ts";
import type { Tables } from "./tables.ts";

export type StoredRecording = RecordingInfo & {
  /** Id of the match, which the store may have too. */
  readonly matchId: string;
  /** Whether lists and match pages show it: the whole match of a listed room. */
  readonly listed: boolean;
};

/** Lists are read in parts: recordings that ended before this one. */
export type RecordingCursor = { readonly at: number; readonly code: string };

export type RecordingLimits = {
  /** Milliseconds for which a recording is kept. */
  readonly age: number;
  /** Bytes of all files together. */
  readonly bytes: number;
};

/** `days` and `mb` as a host sets them. */
export function recordingLimits(days: number, mb: number): RecordingLimits {
  return { age: days * 86_400_000, bytes: mb * 1024 * 1024 };
}

const INFO = ["code", "title", "stadium", "red", "blue", "seconds", "at", "size"] as const;

export class Recordings {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** A write that is repeated changes nothing. */
  async add(recording: StoredRecording, file: Uint8Array): Promise<void> {
    await this.#db
      .insertInto("recordings")
      .values({ ...recording, listed: Number(recording.listed), file })
      .onConflict((conflict) => conflict.column("code").doNothing())
      .execute();
  }

  find(code: string): Promise<RecordingInfo | undefined> {
    return this.#db.selectFrom("recordings").select(INFO).where("code", "=", code).executeTakeFirst();
  }

  async file(code: string): Promise<Uint8Array | undefined> {
    const row = await this.#db.selectFrom("recordings").select("file").where("code", "=", code).executeTakeFirst();
    return row && new Uint8Array(row.file);
  }

  /** The listed ones, the latest first, before the one of the cursor. */
  list(limit: number, before?: RecordingCursor): Promise<RecordingInfo[]> {
    let query = this.#db.selectFrom("recordings").select(INFO).where("listed", "=", 1);
    if (before !== undefined) {
      const { at, code } = before;
      query = query.where((is) => is.or([is("at", "<", at), is.and([is("at", "=", at), is("code", "<", code)])]));
    }
    return query.orderBy("at", "desc").orderBy("code", "desc").limit(limit).execute();
  }

  /** Codes of the listed recordings of these matches, by match; the last one of a match with several. */
  async codesOf(matchIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (matchIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom("recordings")
      .select(["matchId", "code"])
      .where("matchId", "in", matchIds)
      .where("listed", "=", 1)
      .orderBy("at")
      .execute();
    return new Map(rows.map(({ matchId, code }) => [matchId, code]));
  }

  /** Removes what is too old, then the oldest of what is too much. `now` in milliseconds since 1970. */
  async removeOld(now: number, { age, bytes }: RecordingLimits): Promise<void> {
    await this.#db
      .deleteFrom("recordings")
      .where("at", "<", now - age)
      .execute();
    const summed = this.#db
      .selectFrom("recordings")
      .select(["code", sql<number>`sum(size) over (order by at desc, code desc)`.as("total")])
      .as("summed");
    await this.#db
      .deleteFrom("recordings")
      .where("code", "in", this.#db.selectFrom(summed).select("summed.code").where("summed.total", ">", bytes))
      .execute();
  }

  /** Removes the recordings of stored matches in which the player took part. */
  async forget(db: Kysely<Tables>, key: string): Promise<number> {
    const matches = db.selectFrom("matchPlayers").select("matchId").where("profile", "=", profileIdOf(key));
    const { numDeletedRows } = await db.deleteFrom("recordings").where("matchId", "in", matches).executeTakeFirst();
    return Number(numDeletedRows);
  }
}
