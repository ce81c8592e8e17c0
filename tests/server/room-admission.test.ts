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
  admission.kicked({ id: 1, key: "eve", name: "Eve", ban, reason: "spam", by: "Ada" }, "home");
  return { ask, join: (key: string) => admission.joined(key), wait: (ms: number) => void (now += ms) };
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

  it("of another key of the network does not hold for the 2,000 keys that joined last", () => {
    const { ask, join } = expel("forever");
    join("flatmate");
    for (let n = 1; n < 2000; n++) join(`k${n}`);
    expect(ask("flatmate", "home")).toBe(0);
    join("flatmate");
    for (let n = 2000; n < 4000; n++) join(`k${n}`);
    expect(ask("flatmate", "home")).toBe(CLOSE_BANNED);
  });
});

describe("the owner of a room", () => {
  it("is not refused by a ban of the own network or key, nor by a password", () => {
    const match = quietMatch({}, { password: "sesame" });
    match.ownerKey = "ada";
    const admission = new RoomAdmission("ABCDE", match, new MemoryBans(), () => 0);
    admission.kicked({ id: 1, key: "eve", name: "Eve", ban: "forever", reason: "", by: "Bob" }, "home");
    const join = { nickname: "", fingerprint: "", network: "home", flag: "", password: "", watch: false };
    expect(admission.refusalFor({ ...join, key: "ada" })).toBe(0);
    expect(admission.refusalFor({ ...join, key: "flatmate" })).toBe(CLOSE_BANNED);
  });
});

describe("the list of bans", () => {
  it("has the newest first, with reason, author and time, and each can be lifted alone", () => {
    let now = 1_000_000;
    const admission = new RoomAdmission("ABCDE", quietMatch(), new MemoryBans(), () => now);
    admission.kicked({ id: 1, key: "eve", name: "Eve", ban: "forever", reason: "spam", by: "Ada" }, "home");
    now += MINUTE_MS;
    admission.kicked({ id: 2, key: "mal", name: "Mal", ban: "awhile", reason: "", by: "" }, "elsewhere");
    const [mal, eve] = admission.bans;
    expect([mal, eve]).toMatchObject([
      { name: "Mal", reason: "", by: "", at: now, until: now + 10 * MINUTE_MS },
      { name: "Eve", reason: "spam", by: "Ada", at: now - MINUTE_MS, until: Infinity },
    ]);
    admission.liftBan(eve!.id);
    expect(admission.bans).toEqual([mal]);
    expect(admission.bans[0]!.id).not.toContain("mal");
    now += 10 * MINUTE_MS;
    expect(admission.bans).toEqual([]);
  });

  it("has at most 500 entries: then the oldest ban ends", () => {
    const admission = new RoomAdmission("ABCDE", quietMatch(), new MemoryBans(), () => 0);
    const ban = (n: number) =>
      admission.kicked({ id: 1, key: `k${n}`, name: `${n}`, ban: "forever", reason: "", by: "" }, "home");
    for (let n = 0; n < 500; n++) ban(n);
    expect([admission.bans.length, admission.bans.at(-1)!.name]).toEqual([500, "0"]);
    ban(500);
    expect([admission.bans.length, admission.bans.at(-1)!.name]).toEqual([500, "1"]);
  });

  it("names a key the same way in one room, and another way in another one", () => {
    const idIn = (room: string) => {
      const admission = new RoomAdmission(room, quietMatch(), new MemoryBans(), () => 0);
      const kicked = { id: 1, key: "eve", name: "Eve", ban: "forever", reason: "", by: "" } as const;
      admission.kicked(kicked, "home");
      admission.kicked({ ...kicked, name: "Eve again" }, "home");
      expect(admission.bans).toMatchObject([{ name: "Eve again" }]);
      return admission.bans[0]!.id;
    };
    expect(idIn("ABCDE")).toBe(idIn("ABCDE"));
    expect(idIn("ABCDE")).not.toBe(idIn("VWXYZ"));
  });
});
