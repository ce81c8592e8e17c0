/** The figures as Markdown: one table per line and feed. */
import { table } from "../table.ts";
import { FEEDS, LINES, type Case } from "./measure.ts";
import { KEYS_WAYS, type KeysCost, type KeysWay } from "./keys.ts";
import { WAYS } from "./ways.ts";

const HEAD = [
  "way",
  "updates/s",
  "arrivals/s",
  "age p50, ms",
  "age p99, ms",
  "bytes up per update",
  "bytes down per update",
  "connections",
  "requests/s",
];

const per = (value: number, unit: number, digits = 0): string => (unit > 0 ? value / unit : 0).toFixed(digits);

function row({ way, figures }: Case): string[] {
  const { seconds, updates, arrivals, requests } = figures;
  return [
    WAYS[way].name,
    per(updates, seconds),
    per(arrivals, seconds),
    figures.ageP50.toFixed(1),
    figures.ageP99.toFixed(1),
    per(figures.bytesUp, updates),
    per(figures.bytesDown, updates),
    String(figures.connections),
    requests === 0 ? "none" : per(requests, seconds),
  ];
}

export function tables(cases: readonly Case[]): string {
  const parts = LINES.flatMap((line) =>
    FEEDS.map((feed) => {
      const rows = cases.filter((one) => one.line === line && one.feed === feed).map(row);
      return `**An update ${feed.name === "60 Hz" ? "at 60 Hz" : feed.name}, ${line.name}**\n\n${table(HEAD, rows)}`;
    }),
  );
  return parts.join("\n\n");
}

export function keysTable(costs: Record<KeysWay, KeysCost>): string {
  const rows = (Object.keys(KEYS_WAYS) as KeysWay[]).map((way) => [
    KEYS_WAYS[way].name,
    costs[way].up.toFixed(0),
    costs[way].down.toFixed(0),
  ]);
  return `**The other way: one byte of keys**\n\n${table(["way", "bytes up", "bytes down"], rows)}`;
}
