/** What room scripts change besides the match: names, drawings on discs, cameras, extra keys, rights. */
import { describe, expect, it } from "vitest";
import { REMEMBERED_RIGHTS_MAX } from "#match/rights.ts";
import { restoreMatch, saveMatch, type SavedMatch } from "#match/saved-match.ts";
import type { Match } from "#match/match.ts";
import { rightBits, rightsIn } from "#room/rights.ts";
import { INPUT_BITS, KICK_KEY } from "#sim/input.ts";
import { hashWord } from "#sim/hash.ts";
import { RED_TEAM } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { advanceTicks, applyCommands, join, joinAs, member, noticesFor, quietMatch } from "../support/match-builder.ts";

const scripted = () => quietMatch({}, { scripted: true });

function restored(match: Match): Match {
  const saved = saveMatch(match);
  const plain = JSON.parse(JSON.stringify({ ...saved, world: undefined })) as SavedMatch;
  const options = { bots: "none", botLevel: "easy", seed: 1 } as const;
  return restoreMatch({ ...plain, world: saved.world }, match.world.arena.stadium, options);
}

describe("the look of a member", () => {
  it("changes by parts, cleaned, until it is taken back", () => {
    const match = scripted();
    const [id] = join(match, "Ada");
    const look = () => member(match, id!).look;
    applyCommands(match, { kind: "look", id: id!, nameColor: 0x1ffffff, image: "crown" });
    expect(look()).toEqual({ nameColor: 0xffffff, badge: null, image: "crown" });
    applyCommands(match, { kind: "look", id: id!, badge: { text: " G\u200bOAL! ", color: 0xff0000 } });
    expect(look()).toEqual({ nameColor: 0xffffff, badge: { text: "GOAL", color: 0xff0000 }, image: "crown" });
    applyCommands(match, { kind: "look", id: id!, badge: { text: "\u200b", color: 1 }, image: "ufo" as never });
    expect(look()).toEqual({ nameColor: 0xffffff, badge: null, image: null });
    expect(applyCommands(match, { kind: "look", id: id!, nameColor: 0xffffff }).rosterChanged).toBe(false);
    expect(applyCommands(match, { kind: "look", id: 99, nameColor: 1 }).rosterChanged).toBe(false);
  });

  it("keeps four characters of a badge, and cuts a fifth", () => {
    const match = scripted();
    const [id] = join(match, "Ada");
    for (const text of ["🇩🇪👍🏽ñé", "🇩🇪👍🏽ñéX"]) {
      applyCommands(match, { kind: "look", id: id!, badge: { text, color: 1 } });
      expect(member(match, id!).look.badge?.text).toBe("🇩🇪👍🏽ñé");
    }
  });
});

describe("drawings on discs", () => {
  it("lie on discs of the stadium until another stadium is chosen", () => {
    const match = scripted();
    const count = match.world.arena.stadium.discs.length;
    applyCommands(match, { kind: "discImage", disc: 0, image: "puck" });
    applyCommands(match, { kind: "discImage", disc: count - 1, image: "star" });
    applyCommands(match, { kind: "discImage", disc: count, image: "star" }, { kind: "start" });
    expect(match.discImages).toEqual([
      [0, "puck"],
      [count - 1, "star"],
    ]);
    expect(restored(match).discImages).toEqual(match.discImages);
    applyCommands(match, { kind: "discImage", disc: 0, image: null }, { kind: "stop" });
    expect(match.discImages).toEqual([[count - 1, "star"]]);
    applyCommands(match, { kind: "stadium", name: "Big", stadium: builtinStadium("Big") });
    expect(match.discImages).toEqual([]);
  });
});

describe("the camera of a member", () => {
  it("is limited to what a page can show, and reported once per change", () => {
    const match = scripted();
    const [id, other] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "camera", id: id!, camera: { follow: other!, zoom: 9 } });
    expect([match.newCameras, member(match, id!).camera]).toEqual([[id], { follow: other, zoom: 4 }]);
    applyCommands(match, { kind: "camera", id: id!, camera: { x: -1e9, y: 3, zoom: 0 } });
    expect(member(match, id!).camera).toEqual({ x: -1e5, y: 3, zoom: 0.3 });
    applyCommands(
      match,
      { kind: "camera", id: id!, camera: { follow: 99, zoom: 1 } },
      { kind: "camera", id: id!, camera: { x: Number.NaN, y: 0, zoom: 1 } },
      { kind: "camera", id: 99, camera: { follow: "ball", zoom: 1 } },
    );
    expect([match.newCameras, member(match, id!).camera]).toEqual([[], { x: -1e5, y: 3, zoom: 0.3 }]);
    expect(member(restored(match), id!).camera).toEqual({ x: -1e5, y: 3, zoom: 0.3 });
    applyCommands(match, { kind: "camera", id: id!, camera: null });
    expect([match.newCameras, member(match, id!).camera]).toEqual([[id], null]);
  });
});

describe("extra keys", () => {
  it("have at most three labels, each with visible text", () => {
    const match = scripted();
    applyCommands(match, { kind: "extraKeys", labels: ["Dash", "\u200b", "a label that is much too long", "Fourth"] });
    expect(match.extraKeys).toEqual(["Dash", "2", "a label that"]);
    expect(restored(match).extraKeys).toEqual(match.extraKeys);
    applyCommands(match, { kind: "extraKeys", labels: [] });
    expect(match.extraKeys).toEqual([]);
  });

  it("never reach the simulation, and count as activity", () => {
    const match = scripted();
    const plain = scripted();
    for (const each of [match, plain]) {
      const [id] = join(each, "Ada");
      applyCommands(each, { kind: "team", id: id!, team: RED_TEAM }, { kind: "start" });
    }
    const keys = [0, 32, KICK_KEY | 64, 9, 9 | 224, 128, 0];
    for (const [n, held] of keys.entries()) {
      match.members[0]!.keys = held;
      plain.members[0]!.keys = held & INPUT_BITS;
      advanceTicks(match, 5);
      advanceTicks(plain, 5);
      expect(match.members[0]!.idleTicks, String(n)).toBeLessThanOrEqual(n === 0 ? 6 : 4);
      expect(match.members[0]!.usedKeys).toBe(held & INPUT_BITS);
      expect(hashWord(match.world)).toBe(hashWord(plain.world));
    }
    // Held without a change, they are none.
    match.members[0]!.keys = 32;
    advanceTicks(match, 100);
    expect(match.members[0]!.idleTicks).toBe(99);
  });
});

describe("rights of a member", () => {
  it("are given, announced to the member and admins, saved, and given again after a return", () => {
    const match = scripted();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    const cyd = joinAs(match, "Cyd", "cc");
    applyCommands(match, { kind: "admin", id: bob, admin: true });
    applyCommands(match, { kind: "rights", id: ada, rights: ["teams", "fly", "start"] });
    const notice = { kind: "rights", id: ada, name: "Ada", rights: ["start", "teams"] };
    expect([ada, bob, cyd].map((id) => noticesFor(match, id))).toEqual([[notice], [notice], []]);
    applyCommands(match, { kind: "leave", id: ada });
    const copy = restored(match);
    const back = joinAs(copy, "Ada", "aa");
    expect(rightsIn(member(copy, back).rights)).toEqual(["start", "teams"]);
    applyCommands(copy, { kind: "rights", id: back, rights: null });
    expect([member(copy, back).rights, copy.rightsByKey.size]).toEqual([0, 0]);
  });

  it("allow what they cover in a scripted room, and nothing else", () => {
    const match = scripted();
    const ada = joinAs(match, "Ada", "aa");
    const bob = joinAs(match, "Bob", "bb");
    const rights = (...names: string[]) => applyCommands(match, { kind: "rights", id: ada, rights: names });
    const refused = () => match.refused.map(({ kind, why }) => `${kind}: ${why}`);
    rights("teams");
    applyCommands(match, { kind: "settings", change: { teamsLocked: true }, by: ada });
    applyCommands(match, { kind: "team", id: bob, team: RED_TEAM, by: ada }, { kind: "start", by: ada });
    expect([member(match, bob).team, refused()]).toEqual([RED_TEAM, ["start: rights"]]);
    rights("start", "moderate");
    applyCommands(
      match,
      { kind: "start", by: ada },
      { kind: "mute", id: bob, term: "minute", by: ada },
      { kind: "team", id: bob, team: 2, by: ada },
      { kind: "settings", change: { chatLocked: true, name: "Mine" }, by: ada },
    );
    expect(refused()).toEqual(["team: rights", "settings: rights"]);
    expect(member(match, bob).muteSeconds).toBeGreaterThan(0);
  });

  it("are remembered for five hundred keys, the latest", () => {
    const match = scripted();
    const ada = joinAs(match, "Ada", "aa");
    for (let n = 0; n < REMEMBERED_RIGHTS_MAX; n++) match.rightsByKey.set(`key ${n}`, 1);
    applyCommands(match, { kind: "rights", id: ada, rights: ["start"] });
    expect(match.rightsByKey.size).toBe(REMEMBERED_RIGHTS_MAX);
    expect([match.rightsByKey.has("key 0"), match.rightsByKey.get("key of aa")]).toEqual([false, rightBits(["start"])]);
  });
});
