/**
 * Draws docs/chart/transport.svg: age and bytes of an update over a network of 50 ms, by transport, for light and dark
 * pages.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { FEEDS, NETWORKS, type Case } from "./measure.ts";
import { TRANSPORTS } from "./transports.ts";

const FILE = fileURLToPath(new URL("../../../docs/chart/transport.svg", import.meta.url));

const WIDTH = 860;
const NAME_WIDTH = 190;
const PANEL_WIDTH = 225;
const AGE_X = NAME_WIDTH;
const COST_X = NAME_WIDTH + PANEL_WIDTH + 110;
const ROW = 24;
const BAR = 14;
const SECTION_TOP = 34;
const TOP = 58;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2933 }
  .head { font-weight: 600 }
  .quiet { fill: #52606d }
  .strong { fill: #1a7f4e }
  .soft { fill: #8fd1ae }
  .up { fill: #c4621b }
  .down { fill: #2f6db5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4e7eb }
    .quiet { fill: #9aa5b1 }
    .strong { fill: #3fb97b }
    .soft { fill: #22583f }
    .up { fill: #e58a45 }
    .down { fill: #6aa5ea }
  }
`;

type Scale = (value: number) => number;

const scaleTo = (largest: number): Scale => {
  return (value) => (largest > 0 ? (value / largest) * PANEL_WIDTH : 0);
};

const text = (x: number, y: number, content: string, style = ""): string =>
  `<text x="${x.toFixed(1)}" y="${y}"${style === "" ? "" : ` class="${style}"`}>${content}</text>`;

const bar = (x: number, y: number, width: number, style: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0, width).toFixed(1)}" height="${BAR}" class="${style}"/>`;

const perUpdate = (bytes: number, { updates }: { updates: number }): number => (updates > 0 ? bytes / updates : 0);

function row({ transport, stats }: Case, y: number, age: Scale, cost: Scale): string[] {
  const [up, down] = [perUpdate(stats.bytesUp, stats), perUpdate(stats.bytesDown, stats)];
  const [p50, p99] = [stats.ageP50, stats.ageP99];
  const base = y + 12;
  return [
    text(0, base, TRANSPORTS[transport].name),
    bar(AGE_X, y, age(p99), "soft"),
    bar(AGE_X, y, age(p50), "strong"),
    text(AGE_X + age(p99) + 6, base, `${p50.toFixed(0)} / ${p99.toFixed(0)} ms`, "quiet"),
    bar(COST_X, y, cost(up), "up"),
    bar(COST_X + cost(up), y, cost(down), "down"),
    text(COST_X + cost(up + down) + 6, base, `${up.toFixed(0)} + ${down.toFixed(0)}`, "quiet"),
  ];
}

function legend(): string[] {
  const key = (x: number, style: string, label: string): string[] => [
    bar(x, 28, 10, style),
    text(x + 15, 40, label, "quiet"),
  ];
  return [
    text(AGE_X, 16, "Age of an update when received, round trip 50 ms", "head"),
    ...key(AGE_X, "strong", "p50"),
    ...key(AGE_X + 60, "soft", "p99"),
    text(COST_X, 16, "Bytes on the wire per update", "head"),
    ...key(COST_X, "up", "up"),
    ...key(COST_X + 60, "down", "down"),
  ];
}

export function drawChart(all: readonly Case[]): string {
  const cases = all.filter(({ network }) => network === NETWORKS[1]);
  const age = scaleTo(Math.max(...cases.map(({ stats }) => stats.ageP99)));
  const cost = scaleTo(Math.max(...cases.map(({ stats: f }) => perUpdate(f.bytesUp + f.bytesDown, f))));
  const parts = legend();
  let y = TOP;
  for (const feed of FEEDS) {
    parts.push(text(0, y + 16, `An update ${feed.name === "60 Hz" ? "at 60 Hz" : feed.name}`, "head"));
    y += SECTION_TOP - 8;
    for (const one of cases.filter(({ feed: other }) => other === feed)) {
      parts.push(...row(one, y, age, cost));
      y += ROW;
    }
    y += 12;
  }
  const described = cases.map(({ transport, feed, stats }) => {
    const bytes = perUpdate(stats.bytesUp + stats.bytesDown, stats);
    return `${TRANSPORTS[transport].name}, ${feed.name}: ${stats.ageP50.toFixed(0)} ms, ${bytes.toFixed(0)} bytes`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title desc">`,
    `<title id="title">A live match over a round trip of 50 ms: age and bytes of an update, by transport</title>`,
    `<desc id="desc">Median age and bytes, up and down together. ${described.join("; ")}.</desc>`,
    `<style>${STYLE}</style>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

export function writeChart(cases: readonly Case[]): void {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, drawChart(cases));
}
