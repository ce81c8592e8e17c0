/** The chat lines of the last minute with their receivers, for reports about players. */
import type { OutgoingNotice } from "#match/match.ts";
import type { ReportedLine } from "#protocol/report.ts";

const AGE_MS = 60_000;

/** Maximum number of lines: more than a report needs, and a bound for floods. */
const LINES_MAX = 100;

type Line = ReportedLine & { readonly to: readonly number[] | undefined };

export class RecentChat {
  readonly #now: () => number;
  #lines: Line[] = [];

  /** `now` in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps a notice if it is a chat line. */
  add({ notice, to }: OutgoingNotice): void {
    if (notice.kind !== "chat") return;
    const { name, text, scope } = notice;
    this.#lines.push({ at: this.#now(), name, text, scope, to });
    if (this.#lines.length > LINES_MAX) this.#lines.shift();
  }

  /** The lines of the last minute that this member received, oldest first. */
  readableBy(id: number): readonly ReportedLine[] {
    const oldest = this.#now() - AGE_MS;
    this.#lines = this.#lines.filter(({ at }) => at >= oldest);
    return this.#lines
      .filter(({ to }) => to === undefined || to.includes(id))
      .map(({ at, name, text, scope }) => ({ at, name, text, scope }));
  }
}
