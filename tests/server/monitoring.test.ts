/** Health checks, metrics and the log. */
import { afterEach, describe, expect, it } from "vitest";
import { Health, STORE_AWAY_MAX_MS, storeCheck } from "#server/monitoring/health.ts";
import { captureConsole, createLog } from "#server/monitoring/log.ts";
import { mergeMetrics, WorkerMetrics } from "#server/monitoring/worker-metrics.ts";
import { BucketCounts } from "#server/monitoring/room-counts.ts";
import { createFriends, type LiveServer, playNow, startLiveServer, ticks } from "../support/live-server.ts";

describe("health", () => {
  it("is ready until a check fails, and names what is wrong", () => {
    const health = new Health();
    const check: { wrong?: string } = {};
    health.add("draining", () => check.wrong);
    expect(health.report()).toEqual({ live: true, ready: true, failing: {} });
    check.wrong = "no new rooms";
    expect(health.report()).toEqual({ live: true, ready: false, failing: { draining: "no new rooms" } });
  });

  it("tolerates a store that is away for less than the limit", () => {
    let nowMs = 1000;
    const status: { failingSince: number | undefined } = { failingSince: undefined };
    const check = storeCheck(
      () => status,
      () => nowMs,
    );
    expect(check()).toBeUndefined();
    status.failingSince = 1000;
    nowMs = 1000 + STORE_AWAY_MAX_MS - 1;
    expect(check()).toBeUndefined();
    nowMs = 1000 + STORE_AWAY_MAX_MS;
    expect(check()).toBe("not available for 30 s");
  });
});

it("buckets hold values up to their bound", () => {
  const counts = new BucketCounts([1, 2, 5]);
  for (const ms of [0.5, 1, 1.5, 2, 5, 6, 100]) counts.add(ms);
  expect(counts.cumulative()).toEqual([2, 4, 5]);
  expect([counts.count, counts.sum]).toEqual([7, 0.116]);
  expect(counts.bounds).toEqual([0.001, 0.002, 0.005]);
});

describe("the log", () => {
  const lines = (): { texts: string[]; write(text: string): void } => {
    const texts: string[] = [];
    return { texts, write: (text) => void texts.push(text) };
  };

  it("is JSON, and with `json` the messages of the start as well", () => {
    const output = lines();
    const { log, announce } = createLog({ level: "warn", format: "json", isTerminal: true, output });
    log.info("not important");
    log.warn({ room: "ABCDE" }, "room is slow");
    announce("running", { msg: "running" });
    announce("Settings: …", { msg: "settings", ...{ PORT: "80" } });
    const entries = output.texts.map((text) => JSON.parse(text) as object);
    expect(entries).toMatchObject([
      { level: 40, room: "ABCDE", msg: "room is slow" },
      { level: 30, msg: "running" },
      { level: 30, msg: "settings", PORT: "80" },
    ]);
  });

  it("is readable on a terminal, and goes to other destinations as JSON", () => {
    const [output, tail] = [lines(), lines()];
    const settings = { level: "info", format: "auto", isTerminal: true, output, others: [tail] } as const;
    const { log, announce } = createLog(settings);
    log.warn({ room: "ABCDE" }, "room is slow");
    announce("running");
    expect(output.texts.join("")).toMatch(/room is slow/u);
    expect(output.texts.join("")).not.toContain('{"level"');
    expect(output.texts).toContain("running\n");
    expect(tail.texts).toHaveLength(1);
    expect(JSON.parse(tail.texts[0]!)).toMatchObject({ msg: "room is slow" });
  });

  it("takes what libraries print, one line a second", () => {
    const printed: unknown[] = [];
    const fake = { warn: () => printed.push("warn"), error: () => printed.push("error") };
    let nowMs = 0;
    const logged: unknown[] = [];
    const restore = captureConsole(
      fake,
      { warn: (...line: unknown[]) => void logged.push(line) } as never,
      () => nowMs,
    );
    for (let n = 0; n < 100; n++) fake.error();
    nowMs = 1000;
    (fake.warn as (...parts: unknown[]) => void)("wrong frame", 7);
    expect(printed).toEqual([]);
    expect(logged).toEqual([
      [{}, ""],
      [{ more: 99 }, "wrong frame 7"],
    ]);
    restore();
    fake.warn();
    expect(printed).toEqual(["warn"]);
  });
});

describe("the metrics of workers", () => {
  it("are merged by metric, with a label", () => {
    const first = '# HELP a A\n# TYPE a gauge\na 1\n\n# HELP b B\n# TYPE b counter\nb{reason="x"} 2\n';
    const second = "# HELP a A\n# TYPE a gauge\na 3\n";
    const texts = [
      { route: "w1", text: first },
      { route: "w2", text: second },
    ];
    expect(mergeMetrics(texts)).toBe(
      [
        '# HELP a A\n# TYPE a gauge\na{worker="w1"} 1\na{worker="w2"} 3\n',
        '# HELP b B\n# TYPE b counter\nb{reason="x",worker="w1"} 2\n',
      ].join("\n"),
    );
  });

  it("are collected from the others; one that does not answer is left out", async () => {
    const other = await startLiveServer();
    const workers = new WorkerMetrics("w1");
    workers.set([
      { route: "w1", port: 1 },
      { route: "w2", port: other.port },
      { route: "w3", port: 9 },
    ]);
    const text = await workers.collect("# HELP rondo_ready R\n# TYPE rondo_ready gauge\nrondo_ready 0\n");
    expect(text).toContain('rondo_ready{worker="w1"} 0\n');
    expect(text).toContain('rondo_ready{worker="w2"} 1\n');
    expect(text).not.toContain("w3");
    await other.stop();
  });
});

describe("a running server", () => {
  let server: LiveServer;
  afterEach(() => server.stop());

  const TOKEN = "a token of the metrics";
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

  async function metrics(): Promise<Map<string, number>> {
    const text = await (await get("/metrics")).text();
    const rows = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(rows.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
  }

  it("counts rooms, players, ticks, bytes and refusals", async () => {
    server = await startLiveServer(undefined, { monitoring: { version: "1.2.3" } });
    const room = await createFriends(server, "Ada");
    await playNow(server, "Bob");
    await ticks(room, 10);
    const post = (path: string, body: string) =>
      fetch(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body });
    await post("/matchmake/create/friends", "{}");
    expect((await post("/api/admin/session", '{"token":"wrong"}')).status).toBeGreaterThanOrEqual(401);
    expect((await get("/api/admin/session", { origin: server.url })).status).toBe(200);
    const values = await metrics();
    expect(values.get('rondo_rooms{kind="friends"}')).toBe(1);
    expect(values.get('rondo_rooms{kind="quick"}')).toBe(1);
    expect(values.get("rondo_rooms_ticking")).toBe(2);
    expect(values.get("rondo_players")! + values.get("rondo_spectators")!).toBe(2);
    expect(values.get("rondo_sockets")).toBe(2);
    expect(values.get("rondo_connections")).toBeGreaterThanOrEqual(2);
    expect(values.get("rondo_tick_gap_seconds_count")).toBeGreaterThanOrEqual(10);
    expect(values.get('rondo_tick_step_seconds_bucket{le="+Inf"}')).toBe(values.get("rondo_tick_step_seconds_count"));
    expect(values.get("rondo_received_bytes_total")).toBeGreaterThan(1000);
    expect(values.get("rondo_sent_bytes_total")).toBeGreaterThan(1000);
    expect(values.get("rondo_keyframes_total")).toBeGreaterThanOrEqual(2);
    expect(values.get("rondo_hash_mismatches_total")).toBe(0);
    expect(values.get('rondo_refusals_total{reason="joinOptions"}')).toBe(1);
    expect(values.get('rondo_refusals_total{reason="adminSignIn"}')).toBe(1);
    expect(values.get('rondo_refusals_total{reason="frameRate"}')).toBe(0);
    expect(values.get("rondo_store_queue_writes")).toBeGreaterThanOrEqual(0);
    expect(values.get("rondo_ready")).toBe(1);
    expect([...values.keys()].some((name) => name.startsWith('rondo_info{version="1.2.3"'))).toBe(true);
    expect(values.has("rondo_redis_lag_seconds")).toBe(false);
  });

  it("is live and ready; while draining it is live and not ready", async () => {
    server = await startLiveServer();
    expect(await (await get("/health")).json()).toEqual({ live: true, ready: true, failing: {} });
    expect((await get("/health/ready")).status).toBe(200);
    server.health.add("draining", () => "no new rooms");
    const response = await get("/health/ready");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, failing: { draining: "no new rooms" } });
    expect((await get("/health/live")).status).toBe(200);
    expect((await get("/health")).status).toBe(200);
  });

  it("shows its metrics to its own machine, and to others with the token", async () => {
    server = await startLiveServer(undefined, { monitoring: { metricsToken: TOKEN } });
    expect((await get("/metrics")).headers.get("content-type")).toContain("text/plain; version=0.0.4");
    const from = { "x-forwarded-for": "192.0.2.1" };
    expect((await get("/metrics", { "x-rondo-local": "1", ...from })).status).toBe(403);
    expect((await get("/metrics", { authorization: "Bearer wrong", ...from })).status).toBe(403);
    expect((await get("/metrics", { authorization: `Bearer ${TOKEN}`, ...from })).status).toBe(200);
  });

  it("without a token shows them to no other machine, also behind a trusted proxy", async () => {
    server = await startLiveServer(undefined, { admission: { trustedProxies: ["127.0.0.1"] } });
    const response = await get("/metrics", { "x-forwarded-for": "192.0.2.1", authorization: "Bearer undefined" });
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(/RONDO_METRICS_TOKEN/u);
    expect((await get("/metrics", { "x-forwarded-for": "127.0.0.1" })).status).toBe(403);
    expect((await get("/metrics", { forwarded: "for=192.0.2.1" })).status).toBe(403);
  });
});
