/** The files for operators fit the server: metrics of dashboard and alerts exist, and the settings in them are known. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#server/config/read-config.ts";
import { createMetrics } from "#server/monitoring/metrics.ts";
import { Refusals } from "#server/monitoring/refusals.ts";
import { RoomCounts } from "#server/monitoring/room-counts.ts";

const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/ops/${name}`, import.meta.url)), "utf8");

const METRIC = /\b(?:rondo|process|nodejs)_[a-z\d_]+/gu;

describe("metrics", () => {
  const known = new Set<string>();
  beforeAll(async () => {
    const idle = { pending: 0, bytes: 0, written: 0, dropped: 0, refused: 0, failingSince: undefined };
    const metrics = createMetrics({
      ...{
        version: "1",
        protocol: 1,
        withProcess: true,
        counts: new RoomCounts(),
        refusals: new Refusals({ log: console }),
      },
      ...{
        rooms: () => [],
        connections: () => 0,
        sockets: () => 0,
        scripts: () => [],
        storeQueue: () => idle,
        isReady: () => true,
      },
      ...{ traffic: () => ({ received: 0, sent: 0 }), redisLagMs: () => 1, date: () => 0 },
    });
    for (const [, name, type] of (await metrics.text()).matchAll(/^# TYPE (\S+) (\S+)$/gmu)) {
      known.add(name!);
      if (type === "histogram") for (const suffix of ["bucket", "sum", "count"]) known.add(`${name}_${suffix}`);
    }
  });

  it.each(["grafana-dashboard.json", "alerts.yml"])("of %s exist", (name) => {
    const used = new Set(file(name).match(METRIC));
    expect(used.size).toBeGreaterThan(8);
    expect([...used].filter((metric) => !known.has(metric))).toEqual([]);
  });

  it("of the server are all on the dashboard, except its versions and readiness of the store's queue", () => {
    const used = new Set(file("grafana-dashboard.json").match(METRIC));
    const own = [...known].filter((name) => /^rondo_(?!.*_(?:bucket|sum|count)$)/u.test(name));
    const missing = own.filter((name) => !used.has(name) && !used.has(`${name}_bucket`));
    expect(missing).toEqual(["rondo_store_queue_bytes"]);
  });
});

it("every panel of the dashboard has a query, a title and a place of its own", () => {
  type Panel = { type: string; title: string; gridPos: { x: number; y: number }; targets?: { expr: string }[] };
  const { panels } = JSON.parse(file("grafana-dashboard.json")) as { panels: Panel[] };
  const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(panels.length);
  for (const { type, title, targets = [] } of panels) {
    expect(title).not.toBe("");
    if (type !== "row") expect(targets.length, title).toBeGreaterThan(0);
    for (const { expr } of targets) expect(expr.split("(").length, expr).toBe(expr.split(")").length);
  }
});

it.each([
  ["rondo.service", /^Environment=(.+)$/gmu],
  ["Containerfile", /^ENV (.+)$/gmu],
])("the settings in %s are accepted", (name, pattern) => {
  const lines = [...file(name).matchAll(pattern)].map((match) => match[1]!);
  const env = Object.fromEntries(
    lines
      .join(" ")
      .split(" ")
      .map((pair) => pair.split("=") as [string, string]),
  );
  expect(Object.keys(env).length).toBeGreaterThan(2);
  expect(() => readConfig({ env })).not.toThrow();
});
