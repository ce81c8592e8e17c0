/** What the room panel offers to whom. The referee's own tests say what is granted. */
import { describe, expect, it } from "vitest";
import type { PlayerInfo } from "#client/session/player.ts";
import type { RoomInfo } from "#client/session/room.ts";
import {
  deedsFor,
  hasSeat,
  isMovable,
  mayDirect,
  mayMove,
  maySettle,
  mayVote,
  type Deed,
  type Scene,
} from "#client/ui/room/rights.ts";
import { aRoom } from "../support/a-room.ts";
import { somebody } from "../support/somebody.ts";

const ada = somebody({ id: 1, name: "Ada", admin: true, team: 1 });
const ben = somebody({ id: 2, name: "Ben", team: 2 });
const cyd = somebody({ id: 3, name: "Cyd", team: 0 });
const bot = somebody({ id: 4, name: "Bot", bot: true, fingerprint: "", team: 1 });

function scene(me: PlayerInfo, players: readonly PlayerInfo[], room: Partial<RoomInfo> = {}): Scene {
  return { me, players, room: aRoom(room), game: null };
}

const everybody = [ada, ben, cyd, bot];
const nobodyAdmin = everybody.map((player) => ({ ...player, admin: false }));
const adminless = (me: PlayerInfo, players: readonly PlayerInfo[] = nobodyAdmin, room: Partial<RoomInfo> = {}) =>
  scene({ ...me, admin: false }, players, { adminless: true, owner: 0, ...room });

const words = (deeds: readonly Deed[]) =>
  deeds.map((deed) => {
    if (deed.kind === "team") return `team ${deed.team}`;
    return deed.kind === "admin" ? `admin ${deed.admin}` : deed.kind;
  });

describe("the game", () => {
  it("is directed by admins", () => {
    expect(mayDirect(scene(ada, everybody))).toBe(true);
    expect(mayDirect(scene(ben, everybody))).toBe(false);
  });

  it("is directed by whoever is alone with bots where nobody is admin", () => {
    expect(mayDirect(adminless(ben, [ben, bot]))).toBe(true);
    expect(mayDirect(adminless(ben))).toBe(false);
    expect(mayDirect(scene(ben, [ben, bot]))).toBe(false);
  });

  it("is not left to those whose line is down", () => {
    expect(mayDirect(adminless(ben, [ben, { ...cyd, connected: false }]))).toBe(true);
  });

  it("is nobody's before one is in the room", () => {
    const nowhere: Scene = { me: undefined, room: null, players: [], game: null };
    expect([mayDirect(nowhere), maySettle(nowhere), mayVote(nowhere)]).toEqual([false, false, false]);
    expect(deedsFor(nowhere, ben)).toEqual([]);
  });
});

describe("the settings", () => {
  it("are for admins, and in a room without one for whoever made it", () => {
    expect(maySettle(scene(ada, everybody))).toBe(true);
    expect(maySettle(scene(ben, everybody, { owner: 2 }))).toBe(false);
    expect(maySettle(adminless(ben, nobodyAdmin, { owner: 2 }))).toBe(true);
    expect(maySettle(adminless(ben))).toBe(false);
  });
});

describe("votes", () => {
  it("are there where nobody is admin, for those who play", () => {
    expect(mayVote(adminless(ben))).toBe(true);
    expect(mayVote(adminless(cyd))).toBe(false);
    expect(mayVote(scene(ben, everybody))).toBe(false);
  });

  it("are for all while nobody plays", () => {
    const watching = nobodyAdmin.filter(({ bot: is }) => !is).map((player) => ({ ...player, team: 0 as const }));
    expect(mayVote(adminless({ ...cyd, team: 0 }, watching))).toBe(true);
  });

  it("are not needed by whoever directs", () => {
    expect(mayVote(adminless(ben, [ben, bot]))).toBe(false);
  });
});

describe("a seat", () => {
  const small = { teamSize: 1 };

  it("is free until as many people as it has seats are in a team; bots make room", () => {
    expect(hasSeat(scene(ben, everybody, small), ben, 1)).toBe(false);
    expect(hasSeat(scene(ben, everybody, { teamSize: 2 }), ben, 1)).toBe(true);
    expect(hasSeat(scene(ben, [ben, bot], small), ben, 1)).toBe(true);
  });

  it("is found for an admin as long as there is one in any team", () => {
    expect(hasSeat(scene(ada, everybody, small), ben, 1)).toBe(true);
    expect(hasSeat(scene(ada, everybody, small), cyd, 1)).toBe(false);
    expect(hasSeat(scene(ada, everybody, { teamSize: 2 }), cyd, 1)).toBe(true);
  });

  it("is always free among the spectators", () => {
    expect(hasSeat(scene(ben, everybody, small), ben, 0)).toBe(true);
  });
});

describe("players", () => {
  it("move themselves, and admins move everybody but bots", () => {
    expect(mayMove(scene(ben, everybody), ben, 1)).toBe(true);
    expect(mayMove(scene(ben, everybody), cyd, 1)).toBe(false);
    expect(mayMove(scene(ada, everybody), cyd, 1)).toBe(true);
    expect(isMovable(scene(ada, everybody), bot)).toBe(false);
  });

  it("may only leave locked teams, unless they are admins", () => {
    const locked = { teamsLocked: true };
    expect(mayMove(scene(ben, everybody, locked), ben, 1)).toBe(false);
    expect(mayMove(scene(ben, everybody, locked), ben, 0)).toBe(true);
    expect(isMovable(scene(cyd, everybody, locked), cyd)).toBe(false);
    expect(mayMove(scene(ada, everybody, locked), ben, 1)).toBe(true);
  });
});

describe("the menu of a player", () => {
  it("gives an admin everything", () => {
    expect(words(deedsFor(scene(ada, everybody), ben))).toEqual([
      "team 1",
      "team 0",
      "whisper",
      "mute",
      "admin true",
      "kick",
      "ban",
    ]);
  });

  it("gives others what concerns only themselves", () => {
    expect(words(deedsFor(scene(ben, everybody), ada))).toEqual(["whisper", "mute"]);
  });

  it("lets spectators follow who plays", () => {
    expect(words(deedsFor(scene(cyd, everybody), ben))).toEqual(["follow", "whisper", "mute"]);
    expect(words(deedsFor(scene(cyd, everybody), bot))).toEqual(["follow"]);
  });

  it("has nothing for a bot that cannot be followed", () => {
    expect(deedsFor(scene(ada, everybody), bot)).toEqual([]);
  });

  it("takes nothing from who made the room, except by himself", () => {
    const owned = { owner: 1 };
    const admins = [ada, { ...ben, admin: true }, cyd];
    expect(words(deedsFor(scene(admins[1]!, admins, owned), ada))).toEqual(["team 0", "team 2", "whisper", "mute"]);
    expect(words(deedsFor(scene(ada, admins, owned), ada))).toContain("admin false");
  });

  it("does not offer an admin who is alone to give up his right", () => {
    expect(words(deedsFor(scene(ada, [ada, bot]), ada))).not.toContain("admin false");
  });

  it("offers a vote instead where nobody is admin", () => {
    expect(words(deedsFor(adminless(ben), ada))).toEqual(["whisper", "mute", "voteKick"]);
    expect(words(deedsFor(adminless(cyd), ada))).not.toContain("voteKick");
    expect(words(deedsFor(adminless(ben), ben))).toEqual(["team 1", "team 0", "avatar"]);
  });

  it("cannot mute who has no mark", () => {
    expect(words(deedsFor(scene(ben, everybody), { ...cyd, fingerprint: "" }))).toEqual(["whisper"]);
  });
});
