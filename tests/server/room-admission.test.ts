/** The decision of a room about joins after bans by admins and by votes. */
import { describe, expect, it } from "vitest";
import type { Ban } from "#match/match.ts";
import { CLOSE_BANNED } from "#protocol/close-code.ts";
import { MemoryBans } from "#server/admission/bans.ts";
import { RoomAdmission } from "#server/admission/room-admission.ts";
import { quietMatch } from "../support/match-builder.ts";

const MINUTE_MS = 60_000;

/** A room that has expelled Eve, on a clock that the test advances. */
function expel(ban: Ban) {
  let now = 1_000_000;
  const admission = new RoomAdmission("ABCDE", quietMatch(), new MemoryBans(), () => now);
  const ask = (key: string, network: string) =>
    admission.refusalFor({ nickname: "", key, fingerprint: "", network, flag: "", password: "", watch: false });
  admission.kicked({ id: 1, key: "eve", name: "Eve", ban, reason: "" }, "home");
  return { ask, wait: (ms: number) => void (now += ms) };
}

describe("a ban", () => {
  it("by vote holds for the key for ten minutes, and not for others of its network", () => {
    const { ask, wait } = expel("awhile");
    expect(ask("eve", "elsewhere")).toBe(CLOSE_BANNED);
    expect(ask("flatmate", "home")).toBe(0);
    wait(10 * MINUTE_MS - 1);
    expect(ask("eve", "home")).toBe(CLOSE_BANNED);
    wait(1);
    expect(ask("eve", "home")).toBe(0);
  });

  it("by an admin holds for the key for good, and for its network for an hour", () => {
    const { ask, wait } = expel("forever");
    expect([ask("flatmate", "home"), ask("flatmate", "elsewhere")]).toEqual([CLOSE_BANNED, 0]);
    wait(60 * MINUTE_MS - 1);
    expect(ask("flatmate", "home")).toBe(CLOSE_BANNED);
    wait(1);
    expect([ask("flatmate", "home"), ask("eve", "elsewhere")]).toEqual([0, CLOSE_BANNED]);
  });
});
