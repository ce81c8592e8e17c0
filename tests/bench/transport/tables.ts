/** The results as Markdown: one table per network and feed. */
import { table } from "../table.ts";
import { KEY_TRANSPORTS, type KeyCost, type KeyTransport } from "./key-transports.ts";
import { FEEDS, NETWORKS, type Case } from "./measure.ts";
import { TRANSPORTS } from "./transports.ts";

const HEAD = [
  "transport",
  "updates/s",
  "deliveries/s",
  "age p50, ms",
  "age p99, ms",
  "bytes up per update",
  "bytes down per update",
  "connections",
  "requests/s",
];

const per = (value: number, unit: number, digits = 0): string => (unit > 0 ? value / unit : 0).toFixed(digits);

function row({ transport, stats }: Case): string[] {
  const { seconds, updates, deliveries, requests } = stats;
  return [
    TRANSPORTS[transport].name,
    per(updates, seconds),
    per(deliveries, seconds),
    stats.ageP50.toFixed(1),
    stats.ageP99.toFixed(1),
    per(stats.bytesUp, updates),
    per(stats.bytesDown, updates),
    String(stats.connections),
    requests === 0 ? "none" : per(requests, seconds),
  ];
}

export function tables(cases: readonly Case[]): string {
  const parts = NETWORKS.flatMap((network) =>
    FEEDS.map((feed) => {
      const rows = cases.filter((one) => one.network === network && one.feed === feed).map(row);
      return `**An update ${feed.name === "60 Hz" ? "at 60 Hz" : feed.name}, ${network.name}**\n\n${table(HEAD, rows)}`;
    }),
  );
  return parts.join("\n\n");
}

export function keysTable(costs: Record<KeyTransport, KeyCost>): string {
  const rows = (Object.keys(KEY_TRANSPORTS) as KeyTransport[]).map((transport) => [
    KEY_TRANSPORTS[transport].name,
    costs[transport].up.toFixed(0),
    costs[transport].down.toFixed(0),
  ]);
  return `**The other direction: one byte of keys**\n\n${table(["transport", "bytes up", "bytes down"], rows)}`;
}
