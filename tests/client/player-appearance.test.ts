import { describe, expect, it } from "vitest";
import { contrast } from "#client/paint/color.ts";
import { createSession } from "#client/session/session.ts";
import { appearancesOf } from "#client/render/player-appearance.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { createPlayerInfo } from "../support/player-info.ts";

function appearances() {
  const session = createSession();
  const striped = { angle: 30, text: 0x101010, colors: [0xff0000, 0x00ff00] };
  session.room.value = createRoomInfo({ kits: { red: striped, blue: { ...BLUE_KIT, colors: [] } } });
  session.players.value = [
    createPlayerInfo({ id: 1, team: RED_TEAM, number: 7 }),
    createPlayerInfo({ id: 2, team: BLUE_TEAM, number: 9, avatar: "🦊", connected: false }),
    createPlayerInfo({ id: 3, team: RED_TEAM, number: 7 }),
  ];
  session.myId.value = 1;
  return { session, striped };
}

describe("the appearance of a player", () => {
  it("is the team's kit with the number or the avatar on it", () => {
    const { session, striped } = appearances();
    const byId = appearancesOf(session);
    expect(byId.get(1)).toMatchObject({ shirt: { ...striped, label: "7" }, own: true, connected: true });
    expect(byId.get(2)).toMatchObject({ shirt: { label: "🦊" }, own: false, connected: false });
  });

  it("is the kit of a new room where a team has none", () => {
    const { session } = appearances();
    expect(appearancesOf(session).get(2)?.shirt).toMatchObject(BLUE_KIT);
    session.room.value = null;
    expect(appearancesOf(session).get(1)?.shirt).toMatchObject(RED_KIT);
  });

  it("stays for players that have left the pitch or the room, for replays", () => {
    const { session } = appearances();
    const before = appearancesOf(session);
    const ids = (map: ReadonlyMap<number, unknown>) => [...map.keys()];
    session.players.value = [createPlayerInfo({ id: 2, team: SPECTATORS, number: 9 }), createPlayerInfo({ id: 4 })];
    const after = appearancesOf(session, before);
    expect(ids(after)).toEqual([2, 4, 1, 3]);
    expect(after.get(2)?.shirt.colors).toEqual(before.get(2)?.shirt.colors);
    expect(after.get(1)).toBe(before.get(1));
    session.players.value = Array.from({ length: 40 }, (_, i) => createPlayerInfo({ id: 100 + i }));
    const many = appearancesOf(session, after);
    session.players.value = [createPlayerInfo({ id: 5 })];
    expect(ids(appearancesOf(session, many))).toHaveLength(33);
  });

  it("has a script's drawing in place of the label, and readable colours for name and badge", () => {
    const { session } = appearances();
    const look = { image: "crown", nameColor: 0x000080, badge: "MVP", badgeColor: 0xffffff } as const;
    session.players.value = session.players.value.map((player) => (player.id === 3 ? { ...player, ...look } : player));
    const byId = appearancesOf(session);
    expect(byId.get(3)).toMatchObject({ image: "crown", shirt: { label: "" }, badge: "MVP", badgeColor: 0xffffff });
    expect(byId.get(3)!.key).not.toBe(byId.get(1)!.key);
    expect(contrast(byId.get(3)!.nameColor, 0x204531)).toBeGreaterThan(4.4);
    expect(byId.get(1)).toMatchObject({ image: null, nameColor: 0xffffff, badge: "" });
  });

  it("has equal keys for equal shirts, which then share a texture", () => {
    const byId = appearancesOf(appearances().session);
    expect(byId.get(3)?.key).toBe(byId.get(1)?.key);
    expect(byId.get(2)?.key).not.toBe(byId.get(1)?.key);
  });
});
