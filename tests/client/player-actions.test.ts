/** What menus and buttons offer for a player. Whether it is allowed is tested with the permissions (tests/room). */
import { describe, expect, it } from "vitest";
import type { PlayerInfo } from "#client/session/player.ts";
import type { RoomInfo } from "#client/session/room.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { actionsFor } from "#client/ui/room-menu/players/player-actions.ts";
import { isMovable, moveTo } from "#client/ui/team/team-moves.ts";
import { createRoomInfo } from "../support/room-info.ts";
import { createPlayerInfo } from "../support/player-info.ts";
import { rightBits, type RoomRight } from "#room/rights.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";

const ada = createPlayerInfo({ id: 1, name: "Ada", admin: true, team: RED_TEAM });
const ben = createPlayerInfo({ id: 2, name: "Ben", team: BLUE_TEAM });
const cyd = createPlayerInfo({ id: 3, name: "Cyd", team: SPECTATORS });
const bot = createPlayerInfo({ id: 4, name: "Bot", bot: true, fingerprint: "", team: RED_TEAM });
const members = [ada, ben, cyd, bot];

function sessionOf(me: PlayerInfo, players: readonly PlayerInfo[] = members, room: Partial<RoomInfo> = {}): Session {
  const session = createSession();
  session.room.value = createRoomInfo(room);
  session.players.value = players.map((player) => (player.id === me.id ? me : player));
  session.myId.value = me.id;
  return session;
}

const withoutAdmins = members.map((player) => ({ ...player, admin: false }));
const adminless = (me: PlayerInfo, players: readonly PlayerInfo[] = withoutAdmins) =>
  sessionOf({ ...me, admin: false }, players, { adminless: true });

const namesOf = (session: Session, player: PlayerInfo) =>
  actionsFor(session, player).map((action) => {
    if (action.kind === "team") return `team ${action.team}`;
    return action.kind === "admin" ? `admin ${action.admin}` : action.kind;
  });

/** The names of the rights that the page's own member has. */
const rightsOf = ({ rights }: Session) =>
  Object.entries(rights.value)
    .filter(([, has]) => has)
    .map(([name]) => name);

describe("own rights", () => {
  it("are none before joining", () => {
    const session = createSession();
    expect(rightsOf(session)).toEqual([]);
    expect(actionsFor(session, ben)).toEqual([]);
  });

  it("follow the room", () => {
    const all = ["play", "arrange", "game", "room", "lockTeams", "lockChat", "moderate", "admin"];
    expect(rightsOf(sessionOf(ada))).toEqual(all);
    expect(rightsOf(adminless(ben))).toEqual(["vote"]);
    expect(rightsOf(sessionOf(ben, withoutAdmins))).toEqual(["vote"]);
    expect(rightsOf(sessionOf(ben, [ben, bot]))).toEqual(["play", "arrange"]);
    expect(adminless(ben, [{ ...ben, owner: true }, bot]).rights.value.game).toBe(true);
  });

  it.each<[RoomRight, readonly string[]]>([
    ["start", ["play"]],
    ["teams", ["arrange", "lockTeams"]],
    ["stadium", ["game"]],
    ["moderate", ["lockChat", "moderate"]],
    ["settings", ["room"]],
  ])("follow the right %s of a script, in its room only", (right, expected) => {
    const own = { ...ben, rights: rightBits([right]) };
    expect(rightsOf(sessionOf(own, [ada, own], { scripted: true }))).toEqual(expected);
    expect(rightsOf(sessionOf(own, [ada, own]))).toEqual([]);
  });
});

describe("a move", () => {
  it("is offered as full when the team has no free seat", () => {
    expect(moveTo(sessionOf(ben, members, { teamSize: 1 }), ben, 1)).toBe("full");
    expect(moveTo(sessionOf(ben, members, { teamSize: 2 }), ben, 1)).toBe("yes");
  });

  it("is full for a spectator while an admin has made one team larger and no seat is left", () => {
    const red = [1, 2, 3].map((id) => createPlayerInfo({ id, team: RED_TEAM, admin: id === 1 }));
    const players = [...red, createPlayerInfo({ id: 4, team: BLUE_TEAM }), cyd2];
    expect(moveTo(sessionOf(cyd2, players, { teamSize: 2 }), cyd2, 2)).toBe("full");
  });

  it("is full for spectators behind others in the queue", () => {
    const waiting = createPlayerInfo({ id: 6, team: SPECTATORS, queuePosition: 1 });
    expect(moveTo(sessionOf(cyd, [...members, waiting]), cyd, 2)).toBe("full");
    expect(moveTo(sessionOf(waiting, [...members, waiting]), waiting, 2)).toBe("yes");
  });

  it("is not offered for bots, nor out of locked teams", () => {
    expect(isMovable(sessionOf(ada), bot)).toBe(false);
    expect(isMovable(sessionOf(cyd, members, { teamsLocked: true }), cyd)).toBe(false);
    expect(moveTo(sessionOf(ben, members, { teamsLocked: true }), ben, 0)).toBe("yes");
  });
});

const cyd2 = createPlayerInfo({ id: 5, name: "Cyd", team: SPECTATORS });

describe("the menu of a player", () => {
  it("offers everything to an admin", () => {
    expect(namesOf(sessionOf(ada), ben)).toEqual([
      "team 1",
      "team 0",
      "whisper",
      "ignore",
      "profile",
      "report",
      "admin true",
      "mute",
      "kick",
      "ban",
    ]);
  });

  it("offers others only what concerns themselves", () => {
    expect(namesOf(sessionOf(ben), ada)).toEqual(["whisper", "ignore", "profile", "report"]);
  });

  it("lets spectators follow players and bots", () => {
    expect(namesOf(sessionOf(cyd), ben)).toEqual(["follow", "whisper", "ignore", "profile", "report"]);
    expect(namesOf(sessionOf(cyd), bot)).toEqual(["follow"]);
  });

  it("has nothing for a bot that cannot be followed", () => {
    expect(actionsFor(sessionOf(ada), bot)).toEqual([]);
  });

  it("protects the owner from other admins", () => {
    const owner = { ...ada, owner: true };
    const other = { ...ben, admin: true };
    const players = [owner, other, cyd];
    expect(namesOf(sessionOf(other, players), owner)).toEqual([
      "team 0",
      "team 2",
      "whisper",
      "ignore",
      "profile",
      "report",
    ]);
    expect(namesOf(sessionOf(owner, players), owner)).toContain("admin false");
  });

  it("does not offer the only member to give up the admin rights", () => {
    expect(namesOf(sessionOf(ada, [ada, bot]), ada)).not.toContain("admin false");
  });

  it("offers a vote in rooms without admins, but not against the owner", () => {
    expect(namesOf(adminless(ben), ada)).toEqual(["whisper", "ignore", "profile", "report", "voteKick"]);
    expect(namesOf(adminless(cyd), ada)).not.toContain("voteKick");
    expect(namesOf(adminless(ben), ben)).toEqual(["team 1", "team 0", "avatar", "profile"]);
    const owned = withoutAdmins.map((player) => ({ ...player, owner: player.id === 1 }));
    expect(namesOf(adminless(ben, owned), owned[0]!)).not.toContain("voteKick");
  });

  it("cannot ignore a player without a fingerprint", () => {
    expect(namesOf(sessionOf(ben), { ...cyd, fingerprint: "" })).toEqual(["whisper"]);
  });
});
