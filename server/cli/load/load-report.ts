/** The report of a load, as text. */
import type { LoadReport } from "./load-run.ts";

const ms = (value: number): string => `${value.toFixed(1)} ms`;

export function loadReportText({ plan, clients, seconds, counters }: LoadReport): string {
  const { joins, joinTimes, gaps, patches, received, sent, ticks, mismatches, lost, errors } = counters;
  const perClient = (amount: number) => (amount / Math.max(1, clients) / seconds).toFixed(0);
  const rows: readonly (readonly [string, string])[] = [
    ["joins", `${joins}, p50 ${ms(joinTimes.quantile(0.5))}, max ${ms(joinTimes.max)}`],
    ["tick gap", `p50 ${ms(gaps.quantile(0.5))}, p99 ${ms(gaps.quantile(0.99))}, max ${ms(gaps.max)}`],
    ["patches", `${perClient(patches)} /s per client`],
    ["bytes", `${perClient(received)} B/s received, ${perClient(sent)} B/s sent per client, with frame headers`],
    ["mismatches", `${mismatches} in ${ticks} ticks of ${plan.rooms} worlds`],
    ["connections lost", String(lost)],
    ["errors", errors.size === 0 ? "none" : [...errors].map(([text, count]) => `${count} × ${text}`).join("; ")],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${clients} clients in ${plan.rooms} rooms for ${seconds.toFixed(0)} s on ${plan.origin}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ].join("\n");
}

/** Whether everything went well: no errors, no lost connections, no mismatches. */
export function isClean({ counters }: LoadReport): boolean {
  return counters.errors.size === 0 && counters.lost === 0 && counters.mismatches === 0;
}
