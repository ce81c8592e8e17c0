/** Whether the server should receive players: the answer of `GET /health/ready`. */

/** Undefined when all is well, otherwise what is wrong in a few words. */
export type HealthCheck = () => string | undefined;

export type HealthReport = {
  /** A process that answers is live. */
  readonly live: true;
  readonly ready: boolean;
  /** What is wrong, by the name of the check. */
  readonly failing: Readonly<Record<string, string>>;
};

export class Health {
  readonly #checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  report(): HealthReport {
    const failing = Array.from(this.#checks, ([name, check]) => [name, check()] as const).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return { live: true, ready: failing.length === 0, failing: Object.fromEntries(failing) };
  }
}

/** Time for which the store may be away: its writes wait in a queue, so that nothing is lost meanwhile. */
export const STORE_AWAY_MAX_MS = 30_000;

type StoreStatus = { readonly failingSince: number | undefined };

/** `date` in milliseconds since 1970, as in the status. */
export function storeCheck(status: () => StoreStatus, date: () => number): HealthCheck {
  return () => {
    const { failingSince } = status();
    if (failingSince === undefined || date() - failingSince < STORE_AWAY_MAX_MS) return undefined;
    return `not available for ${Math.round((date() - failingSince) / 1000)} s`;
  };
}
