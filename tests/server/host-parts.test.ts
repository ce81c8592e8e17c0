/** Parts of the admin page and the help chat without a server. */
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { LOG_LINES_MAX } from "#protocol/admin.ts";
import { readBanMessage, writeBanMessage } from "#protocol/ban-message.ts";
import { AdminAuth, hashToken, isOwnOrigin } from "#server/admin/admin-auth.ts";
import { LogTail } from "#server/admin/log-tail.ts";
import { Overview } from "#server/admin/overview.ts";
import { WATCH_MS } from "#server/admin/process-agent.ts";
import { memoryLimiters } from "#server/admission/rate-limiter.ts";
import { Seal } from "#server/admission/seal.ts";
import { NETWORK_BAN_MS, ServerBans } from "#server/admission/server-bans.ts";
import { RecentChat } from "#server/room/recent-chat.ts";
import type { ServerBan } from "#server/store/server-bans.ts";
import { Duty, REPEAT_MS, STALE_MS } from "#server/support/duty.ts";
import type { ServerBus, ServerEvent } from "#server/support/server-bus.ts";

describe("a sealed token", () => {
  it("opens until it expires, with the same secret and purpose alone", () => {
    let now = 1000;
    const seal = (secret: string, purpose: string) => new Seal(secret, purpose, () => now);
    const token = seal("s", "help").make({ key: "k" }, 500);
    expect(seal("s", "help").open(token)).toEqual({ until: 1500, data: { key: "k" } });
    expect(seal("t", "help").open(token)).toBeUndefined();
    expect(seal("s", "admin").open(token)).toBeUndefined();
    for (const forged of ["", ".", "a.b", `${token}x`, `x${token}`, `${token}.x`, token.split(".")[0]!]) {
      expect(seal("s", "help").open(forged)).toBeUndefined();
    }
    now = 1499;
    expect(seal("s", "help").open(token)).toBeDefined();
    now = 1500;
    expect(seal("s", "help").open(token)).toBeUndefined();
  });
});

describe("a session of the admin page", () => {
  const authOf = (token: string, secret = "secret") =>
    new AdminAuth({
      ...{ tokenHash: hashToken(token), secret, date: () => 1000 },
      limits: { perNetwork: { burst: 2, perSecond: 0.001 }, total: { burst: 3, perSecond: 0.001 } },
      createLimiter: memoryLimiters(() => 0),
    });

  it("is valid in every process with the same token and secret", async () => {
    const result = await authOf("token").signIn("token", "n1");
    if (typeof result === "string") throw new Error(result);
    const cookie = `a=b; rondo_admin=${result.session}`;
    expect(authOf("token").sessionEnd(cookie)).toBeGreaterThan(1000);
    expect(authOf("another").sessionEnd(cookie)).toBeUndefined();
    expect(authOf("token", "another").sessionEnd(cookie)).toBeUndefined();
    expect(authOf("token").sessionEnd(undefined)).toBeUndefined();
  });

  it("counts wrong tokens per network and in all, and right ones never", async () => {
    const auth = authOf("token");
    for (let i = 0; i < 5; i++) expect(await auth.signIn("token", "n1")).toHaveProperty("session");
    expect(await auth.signIn("a", "n1")).toBe("wrong");
    expect(await auth.signIn("b", "n1")).toBe("wrong");
    expect(await auth.signIn("token", "n1")).toBe("rate");
    expect(await auth.signIn("c", "n2")).toBe("wrong");
    expect(await auth.signIn("token", "n3")).toBe("rate");
  });

  it("is not used by pages of other origins", () => {
    expect(isOwnOrigin("https://play.example.org", "play.example.org")).toBe(true);
    expect(isOwnOrigin("http://127.0.0.1:2567", "127.0.0.1:2567")).toBe(true);
    expect(isOwnOrigin(undefined, "play.example.org")).toBe(true);
    for (const origin of ["https://evil.example", "https://play.example.org:444", "null", ""]) {
      expect(isOwnOrigin(origin, "play.example.org")).toBe(false);
    }
  });
});

describe("the tail of the log", () => {
  it("keeps the last lines with level and time", () => {
    const tail = new LogTail();
    for (let i = 1; i <= LOG_LINES_MAX + 2; i++)
      tail.write(`{"level":30,"time":${i},"pid":1,"msg":"line ${i}","room":"AB"}\n`);
    const lines = tail.since(0);
    expect(lines).toHaveLength(LOG_LINES_MAX);
    expect(lines.at(-1)).toMatchObject({
      at: LOG_LINES_MAX + 2,
      level: 30,
      text: `line ${LOG_LINES_MAX + 2} {"room":"AB"}`,
    });
    expect(tail.since(tail.newest)).toEqual([]);
  });

  it("contains errors, and no addresses", () => {
    const tail = new LogTail();
    tail.write(
      '{"level":50,"time":1,"msg":"store","err":{"stack":"Error: connect ECONNREFUSED 10.1.2.3:5432 and fe80::1%eth0"}}\n',
    );
    tail.write("not JSON from 2001:db8::7\n");
    tail.write('{"level":40,"time":1,"msg":"room is slow","gapP99":33.20211410522461}\n');
    const text = tail.since(0).map((line) => line.text);
    expect(text[0]).toBe("store Error: connect ECONNREFUSED [address]:5432 and [address]%eth0");
    expect(text[1]).toBe("not JSON from [address]");
    expect(text[2]).toBe('room is slow {"gapP99":33.2}');
  });
});

describe("the overview of all processes", () => {
  it("leaves out processes that are silent, and lines that are known", () => {
    let now = 0;
    const overview = new Overview(() => now);
    const figures = (process: string) => ({
      ...{ process, uptime: 1, cpu: 0, memory: 1, rooms: 0, ticks: 0, sockets: 0, refusals: 0, draining: false },
    });
    overview.add(figures("b"), []);
    overview.add(figures("a"), []);
    expect(overview.figures(5).processes.map(({ process }) => process)).toEqual(["a", "b"]);
    now = WATCH_MS;
    overview.add(figures("a"), []);
    now++;
    expect(overview.figures(5).processes.map(({ process }) => process)).toEqual(["a"]);
    const line = (process: string, number: number) => ({ process, number, at: number, level: 30, text: "x" });
    expect(overview.addLog([line("a", 1), line("a", 2)])).toHaveLength(2);
    expect(overview.addLog([line("a", 1), line("a", 2), line("a", 3), line("b", 1)])).toHaveLength(2);
    expect(overview.log).toHaveLength(4);
  });
});

describe("the duty of the staff", () => {
  it("is that of all processes, without those that are gone", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const listeners: ((event: ServerEvent) => void)[] = [];
    const publish = (event: ServerEvent) => listeners.forEach((listener) => listener(event));
    const bus = { listen: (listener: (event: ServerEvent) => void) => listeners.push(listener), publish };
    const duty = new Duty(
      bus as unknown as ServerBus,
      () => "own",
      () => Date.now(),
    );
    onTestFinished(() => duty.close());
    expect(duty.count).toBe(0);
    publish({ kind: "duty", process: "other", count: 2 });
    duty.set(1);
    expect(duty.count).toBe(3);
    vi.advanceTimersByTime(STALE_MS + REPEAT_MS);
    expect(duty.count).toBe(1);
    duty.set(0);
    expect(duty.count).toBe(0);
  });
});

describe("a ban from the server", () => {
  const ban = (more: Partial<ServerBan>): ServerBan => ({
    ...{
      id: "b",
      key: "k",
      network: "",
      name: "Eve",
      fingerprint: "",
      reason: "",
      at: 0,
      until: null,
      withNetwork: false,
    },
    ...more,
  });
  const bansWith = async (stored: readonly ServerBan[], now: () => number) => {
    const store = { add: async () => undefined, remove: async () => true, list: async () => stored };
    const bans = new ServerBans(store, now);
    await bans.load();
    return bans;
  };

  it("holds for the key until its end", async () => {
    let now = 0;
    const bans = await bansWith([ban({ until: 100 })], () => now);
    expect(bans.find("k", "n")).toBeDefined();
    expect(bans.find("other", "n")).toBeUndefined();
    now = 100;
    expect(bans.find("k", "n")).toBeUndefined();
    expect(bans.list()).toEqual([]);
  });

  it("holds for new keys of its network for a day", async () => {
    let now = 0;
    const bans = await bansWith([ban({ network: "n" })], () => now);
    expect(bans.find("other", "n")).toBeDefined();
    expect(bans.find("other", "m")).toBeUndefined();
    now = NETWORK_BAN_MS;
    expect(bans.find("other", "n")).toBeUndefined();
    expect(bans.find("k", "n")).toBeDefined();
  });

  it("holds in this process when the store is away", async () => {
    const away = async () => Promise.reject(new Error("away"));
    const bans = new ServerBans({ add: away, remove: away, list: away }, () => 0);
    await expect(bans.add(ban({}))).rejects.toThrow("away");
    expect(bans.find("k", "")).toBeDefined();
    await expect(bans.lift("b")).rejects.toThrow("away");
    expect(bans.find("k", "")).toBeDefined();
  });

  it("is explained in one line that the page can read", () => {
    for (const message of [
      { until: null, reason: "" },
      { until: 1_796_000_000_000, reason: "insults: many\nlines" },
    ]) {
      expect(readBanMessage(writeBanMessage(message))).toEqual(message);
    }
    expect(readBanMessage("banned from this server until tomorrow")).toBeUndefined();
    expect(readBanMessage("you are banned from this room")).toBeUndefined();
  });
});

describe("the chat for reports", () => {
  it("is that of the last minute, and at most a hundred lines", () => {
    let now = 0;
    const chat = new RecentChat(() => now);
    const line = (text: string, to?: readonly number[]) =>
      chat.add({
        notice: { kind: "chat", from: 1, name: "Ann", team: 1, text, scope: to === undefined ? "room" : "team" },
        ...(to === undefined ? {} : { to }),
      });
    line("first");
    line("to others", [2, 3]);
    chat.add({ notice: { kind: "left", id: 1, name: "Ann" } });
    expect(chat.readableBy(1).map(({ text }) => text)).toEqual(["first"]);
    expect(chat.readableBy(3).map(({ text }) => text)).toEqual(["first", "to others"]);
    now = 60_000;
    expect(chat.readableBy(1)).toHaveLength(1);
    now++;
    expect(chat.readableBy(1)).toEqual([]);
    for (let i = 0; i < 120; i++) line(`line ${i}`);
    expect(chat.readableBy(1)).toHaveLength(100);
  });
});
