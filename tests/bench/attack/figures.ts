/** What an attack got, and what it cost the server. */

/** Answers by status or close code, and what became of the clients, with their numbers. */
export type Outcomes = Readonly<Record<string, number>>;

export type ServerFigures = {
  readonly seconds: number;
  /** In percent of one core. */
  readonly cpu: number;
  readonly rssMb: number;
  /** Milliseconds between the ticks of the match that is not attacked. */
  readonly gapP50: number;
  readonly gapP99: number;
  readonly gapMax: number;
  /** Refusals by reason (server/monitoring/refusals.ts). */
  readonly refused: Outcomes;
};

/** Counts outcomes. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(outcome: string | number): void {
    const name = String(outcome);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  get outcomes(): Outcomes {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => a.localeCompare(b)));
  }
}

/** `5 × 200, 495 × 428`. */
export function outcomeText(outcomes: Outcomes): string {
  const parts = Object.entries(outcomes).filter(([, count]) => count > 0);
  return parts.length === 0 ? "–" : parts.map(([name, count]) => `${count} × ${name}`).join(", ");
}
