/** The way back into a room after a restart of its server, in virtual time. */
import { MatchMakeError } from "@colyseus/sdk";
import { describe, expect, it } from "vitest";
import { comeBack, type ComebackPorts } from "#client/net/room/comeback.ts";

const SEAT = { code: "ABCD", token: "secret" };

type Answer = "room" | Error;

const NOT_FOUND = new MatchMakeError("room not found", 522);
const EXPIRED = new MatchMakeError("expired", 524);
const OFFLINE = new TypeError("offline");
const BANNED = new MatchMakeError("banned", 406);
const PASSWORD = new MatchMakeError("password", 401);

/** A server that gives these answers, the last one for ever. */
function server(...answers: readonly Answer[]) {
  const clock = { ms: 0 };
  const log: number[] = [];
  const state = { cancelled: false, outdated: false };
  const ports: ComebackPorts<"room"> = {
    rejoin: async (seat) => {
      expect(seat).toEqual(SEAT);
      const answer = answers[Math.min(log.length, answers.length - 1)]!;
      log.push(clock.ms);
      if (answer === "room") return answer;
      throw answer;
    },
    reloadIfOutdated: async () => state.outdated,
    isCancelled: () => state.cancelled,
    wait: async (ms) => void (clock.ms += ms),
    now: () => clock.ms,
    random: () => 0.5,
  };
  return { ports, log, state, clock };
}

describe("coming back", () => {
  it("joins again until the room is there", async () => {
    const { ports, log } = server(OFFLINE, OFFLINE, NOT_FOUND, EXPIRED, "room");
    expect(await comeBack(SEAT, ports)).toEqual({ room: "room" });
    expect(log).toHaveLength(5);
    expect(log[0]).toBe(400);
    expect(log[4]! - log[3]!).toBeGreaterThan(log[1]! - log[0]!);
  });

  it("waits as long as the server keeps a seat, while it does not respond", async () => {
    const { ports, clock } = server(OFFLINE);
    expect(await comeBack(SEAT, ports)).toEqual({ reason: "unreachable" });
    expect(clock.ms).toBeGreaterThan(75_000);
    expect(clock.ms).toBeLessThan(80_000);
  });

  it("gives up sooner when the server responds and does not restore the room", async () => {
    const { ports, clock } = server(OFFLINE, NOT_FOUND);
    expect(await comeBack(SEAT, ports)).toEqual({ reason: "notFound" });
    expect(clock.ms).toBeGreaterThan(15_000);
    expect(clock.ms).toBeLessThan(20_000);
  });

  it("counts that time anew after each silence of the server", async () => {
    const missing = Array.from({ length: 5 }, () => NOT_FOUND);
    const { ports } = server(...missing, OFFLINE, ...missing, "room");
    expect(await comeBack(SEAT, ports)).toEqual({ room: "room" });
  });

  it("ends at once with a ban, and where a password shows that the seat is gone", async () => {
    expect(await comeBack(SEAT, server(OFFLINE, BANNED).ports)).toEqual({ reason: "banned" });
    expect(await comeBack(SEAT, server(PASSWORD).ports)).toEqual({ reason: "gone" });
  });

  it("joins nothing before the page was compared with the server's", async () => {
    const { ports, log, clock } = server("room");
    const reloadIfOutdated = async () => {
      if (clock.ms < 5000) throw OFFLINE;
      return clock.ms > 10_000;
    };
    expect(await comeBack(SEAT, { ...ports, reloadIfOutdated })).toEqual({ room: "room" });
    expect(log).toHaveLength(1);
    expect(log[0]).toBeGreaterThanOrEqual(5000);
    const never = { ...ports, reloadIfOutdated: () => Promise.reject(OFFLINE) };
    expect(await comeBack(SEAT, never)).toEqual({ reason: "unreachable" });
    expect(log).toHaveLength(1);
  });

  it("ends when the player leaves, and when the page is reloaded", async () => {
    const left = server(OFFLINE);
    left.state.cancelled = true;
    expect(await comeBack(SEAT, left.ports)).toBe("cancelled");
    const old = server("room");
    old.state.outdated = true;
    expect(await comeBack(SEAT, old.ports)).toBe("reloading");
    expect([...left.log, ...old.log]).toEqual([]);
  });
});
