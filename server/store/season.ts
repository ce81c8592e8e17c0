/** Seasons: quarters of the calendar, in UTC. */

const MONTHS = 3;

/** Such as "2026-Q4"; `at` in milliseconds since 1970. */
export function seasonOf(at: number): string {
  const date = new Date(at);
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / MONTHS) + 1}`;
}

export function isSeason(text: string): boolean {
  return /^\d{4}-Q[1-4]$/u.test(text);
}
