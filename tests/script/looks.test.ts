/** What scripts change of how players look, what they see and hear, and what they may do. */
import { describe, expect, it } from "vitest";
import { findMember } from "#match/members.ts";
import { ScriptDriver } from "../support/script-driver.ts";

type Methods = Record<string, (...values: unknown[]) => unknown>;

function withAda() {
  const driver = new ScriptDriver((hbInit) => void hbInit({ noPlayer: true }));
  const ada = driver.join("Ada");
  return { driver, ada, room: driver.room as Methods, member: findMember(driver.match, ada)! };
}

describe("a script changes", () => {
  it("the look of a player, each part alone, and getPlayerInfo shows it", () => {
    const { driver, ada, room, member } = withAda();
    room["setPlayerNameColor"]!(ada, 0x12ff00);
    room["setPlayerBadge"]!(String(ada), { text: "MVP", color: 0xffd700 });
    room["setPlayerImage"]!(ada, "crown");
    driver.tick(2);
    const badge = { text: "MVP", color: 0xffd700 };
    expect(member.look).toEqual({ nameColor: 0x12ff00, badge, image: "crown" });
    expect(room["getPlayerInfo"]!(ada)).toMatchObject({ nameColor: 0x12ff00, badge, rights: [] });
    room["setPlayerNameColor"]!(ada, null);
    room["setPlayerImage"]!(ada, "unicorn");
    driver.tick(2);
    expect(member.look).toEqual({ nameColor: null, badge, image: null });
    room["setPlayerBadge"]!(ada, null);
    room["setPlayerBadge"]!(99, { text: "x", color: 0 });
    driver.tick(2);
    expect(member.look.badge).toBeNull();
  });

  it("drawings of discs, cameras and extra keys", () => {
    const { driver, ada, room, member } = withAda();
    room["setDiscImage"]!(0, "puck");
    room["setPlayerCamera"]!(ada, { x: "10", y: 20, zoom: 2 });
    room["setExtraKeys"]!(["Dash", "Hook"]);
    driver.tick(2);
    expect(driver.match.discImages).toEqual([[0, "puck"]]);
    expect(member.camera).toEqual({ x: 10, y: 20, zoom: 2 });
    expect(driver.match.extraKeys).toEqual(["Dash", "Hook"]);
    room["setDiscImage"]!(0, null);
    room["setPlayerCamera"]!(ada, { follow: "ball" });
    room["setExtraKeys"]!([]);
    driver.tick(2);
    expect(driver.match.discImages).toEqual([]);
    expect(member.camera).toEqual({ follow: "ball", zoom: null });
    expect(driver.match.extraKeys).toEqual([]);
    room["setPlayerCamera"]!(ada, {});
    driver.tick(2);
    expect(member.camera).toEqual({ follow: "ball", zoom: null });
    room["setPlayerCamera"]!(ada, null);
    driver.tick(2);
    expect(member.camera).toBeNull();
  });

  it("what a player may do", () => {
    const { driver, ada, room } = withAda();
    room["setPlayerRights"]!(ada, ["start", "fly"]);
    driver.tick(2);
    expect(room["getPlayerInfo"]!(ada)).toMatchObject({ rights: ["start"] });
    driver.apply({ kind: "start", by: ada });
    expect(room["getScores"]!()).not.toBeNull();
    room["setPlayerRights"]!(ada, null);
    driver.tick(2);
    driver.apply({ kind: "stop", by: ada });
    expect(room["getScores"]!()).not.toBeNull();
  });
});

describe("playSound", () => {
  it("reaches all or one; unknown sounds are logged", () => {
    const { driver, ada, room } = withAda();
    driver.notices.length = 0;
    room["playSound"]!("whistle");
    room["playSound"]!("goal", ada);
    room["playSound"]!("horn");
    driver.tick(2);
    expect(driver.notices.map(({ notice, to }) => ({ notice, to }))).toEqual([
      { notice: { kind: "sound", sound: "whistle" }, to: undefined },
      { notice: { kind: "sound", sound: "goal" }, to: [ada] },
    ]);
    expect(driver.log).toEqual(['warn: playSound: there is no sound "horn"']);
  });
});
