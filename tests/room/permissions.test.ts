/** Permissions in a room, and that client and referee derive the same ones. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import type { PlayerState } from "#protocol/state.ts";
import {
  decidesByVote,
  managesGame,
  managesSettings,
  may,
  mayUpload,
  refusalOf,
  runsGame,
  votersIn,
  type RoomAct,
  type RoomView,
} from "#room/permissions.ts";
import { rightBits, ROOM_RIGHTS, type RoomRight } from "#room/rights.ts";
import type { RoomMember } from "#room/seats.ts";
import { DEFAULT_SETTINGS, type RoomSettings } from "#room/settings.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { join, quietMatch } from "../support/match-builder.ts";
import { type RoomAction, roomActions, commandOf } from "../support/room-actions.ts";

const member = (id: number, features: Partial<RoomMember> = {}): RoomMember => ({
  id,
  team: SPECTATORS,
  bot: false,
  admin: false,
  owner: false,
  connected: true,
  muteSeconds: 0,
  rights: 0,
  ...features,
});

function viewOf(
  members: readonly RoomMember[],
  settings: Partial<RoomSettings> = {},
  rest: Partial<RoomView> = {},
): RoomView {
  return { members, settings: { ...DEFAULT_SETTINGS, ...settings }, seatQueue: [], gameOn: false, ...rest };
}

const admin = member(1, { admin: true, team: RED_TEAM });
const player = member(2, { team: BLUE_TEAM });
const spectator = member(3);
const bot = member(4, { bot: true, team: RED_TEAM });
const room = [admin, player, spectator, bot];
const adminless = (members: readonly RoomMember[]) =>
  viewOf(
    members.map((each) => ({ ...each, admin: false })),
    { adminless: true },
  );

describe("the game", () => {
  it("is managed by admins", () => {
    expect(managesGame(viewOf(room), admin)).toBe(true);
    expect(managesGame(viewOf(room), player)).toBe(false);
  });

  it("is managed by the only connected player of a room without admins", () => {
    const alone = adminless([player, bot, member(5, { connected: false })]);
    expect(managesGame(alone, alone.members[0]!)).toBe(true);
    expect(managesGame(adminless(room), player)).toBe(false);
  });
});

describe("a room whose admins are away", () => {
  const view = viewOf([player, bot, member(5, { connected: false })], { teamsLocked: true });

  it("is played in by the only connected player, and changed by none", () => {
    expect([runsGame(view, player), managesGame(view, player)]).toEqual([true, false]);
    for (const kind of ["start", "stop", "pause", "arrange"] as const) expect(may(view, { kind }, 2), kind).toBe(true);
    for (const kind of ["stadium", "kit", "clearBans", "kickRate"] as const) {
      expect(refusalOf(view, { kind }, 2), kind).toBe("rights");
    }
    expect(refusalOf(view, { kind: "settings", change: { scoreLimit: 1 } }, 2)).toBe("rights");
    expect([mayUpload(view, player), decidesByVote(view, player)]).toEqual([false, false]);
  });

  it("has votes to kick and to restart between several players, and unlocked teams", () => {
    const several = viewOf([player, spectator, member(5, { team: RED_TEAM })], { teamsLocked: true });
    expect([runsGame(several, player), decidesByVote(several, player)]).toEqual([false, true]);
    expect(may(several, { kind: "vote", ask: { subject: "kick", id: 5 } }, 2)).toBe(true);
    expect(may(several, { kind: "vote", ask: { subject: "restart" } }, 2)).toBe(true);
    expect(refusalOf(several, { kind: "vote", ask: { subject: "stadium" } }, 2)).toBe("rights");
    expect(may(several, { kind: "team", id: 3, team: RED_TEAM }, 3)).toBe(true);
    expect(refusalOf(viewOf(room, { teamsLocked: true }), { kind: "team", id: 3, team: RED_TEAM }, 3)).toBe("locked");
  });
});

describe("settings", () => {
  it("belong to admins, and in a room without admins to the owner", () => {
    const owner = member(2, { owner: true });
    expect(managesSettings(viewOf([admin, owner]), admin, "room")).toBe(true);
    expect(managesSettings(viewOf([admin, owner]), owner, "room")).toBe(false);
    expect(managesSettings(adminless([spectator, owner]), owner, "room")).toBe(true);
    expect(managesSettings(adminless([spectator, owner]), spectator, "room")).toBe(false);
  });

  it("of the game cannot change while a game is on", () => {
    const limits = { kind: "settings", change: { scoreLimit: 5 } } as const;
    expect(refusalOf(viewOf(room, {}, { gameOn: true }), limits, 1)).toBe("gameOn");
    expect(may(viewOf(room), limits, 1)).toBe(true);
    expect(may(viewOf(room, {}, { gameOn: true }), { kind: "settings", change: { name: "New" } }, 1)).toBe(true);
  });

  it("are refused as a whole when one of them is not allowed", () => {
    const owner = member(2, { owner: true });
    const view = adminless([spectator, owner]);
    expect(may(view, { kind: "settings", change: { name: "New" } }, 2)).toBe(true);
    expect(refusalOf(view, { kind: "settings", change: { name: "New", teamsLocked: true } }, 2)).toBe("rights");
  });
});

describe("a member with rights", () => {
  const withRights = (...rights: RoomRight[]) => member(3, { rights: rightBits(rights) });
  const acts: Readonly<Record<RoomRight, readonly RoomAct[]>> = {
    start: [{ kind: "start" }, { kind: "stop" }, { kind: "pause" }],
    teams: [
      { kind: "team", id: 2, team: RED_TEAM },
      { kind: "queue", id: 5, waiting: true },
      { kind: "arrange" },
      { kind: "settings", change: { teamsLocked: true } },
    ],
    stadium: [{ kind: "stadium" }, { kind: "kit" }, { kind: "settings", change: { scoreLimit: 1, timeLimit: 0 } }],
    moderate: [
      { kind: "kick", id: 2 },
      { kind: "mute", id: 2, term: "room" },
      { kind: "unmute", id: 2 },
      { kind: "bans" },
      { kind: "unban" },
      { kind: "clearBans" },
      { kind: "settings", change: { chatLocked: true } },
    ],
    settings: [{ kind: "settings", change: { name: "A", password: "b", teamSize: 2, spectatorsMax: 3 } }],
  };

  const inScripted = (members: readonly RoomMember[], settings: Partial<RoomSettings> = {}) =>
    viewOf(members, { scripted: true, ...settings });

  it.each(ROOM_RIGHTS)("may do what %s covers while the room has a script, and nothing that others cover", (right) => {
    const members = [admin, player, withRights(right), bot, member(5)];
    const view = inScripted(members);
    for (const other of ROOM_RIGHTS) {
      for (const act of acts[other]) {
        expect([act, may(view, act, 3)]).toEqual([act, other === right]);
        expect(refusalOf(viewOf(members), act, 3)).toBe("rights");
      }
    }
    for (const kind of ["kickRate", "disc"] as const) expect(refusalOf(view, { kind }, 3)).toBe("rights");
    expect(refusalOf(view, { kind: "admin", id: 3, admin: true }, 3)).toBe("rights");
    expect(refusalOf(view, { kind: "settings", change: { listed: true } }, 3)).toBe("rights");
    expect(mayUpload(view, view.members[2]!)).toBe(right === "stadium");
  });

  it("moderates neither admins nor other moderators, and does not unmute themselves", () => {
    const moderator = withRights("moderate");
    const view = inScripted([admin, player, { ...moderator, muteSeconds: 9 }, { ...moderator, id: 5 }]);
    for (const id of [1, 5]) expect(refusalOf(view, { kind: "kick", id }, 3)).toBe("rights");
    expect(refusalOf(view, { kind: "mute", id: 5, term: "room" }, 3)).toBe("rights");
    expect(refusalOf(view, { kind: "unmute", id: 3 }, 3)).toBe("rights");
    expect([may(view, { kind: "kick", id: 5 }, 1), may(view, { kind: "unmute", id: 3 }, 1)]).toEqual([true, true]);
  });

  it("moves players in locked teams, and chats while the chat is locked", () => {
    const view = inScripted([admin, player, withRights("teams"), { ...withRights("moderate"), id: 5 }], {
      teamsLocked: true,
      chatLocked: true,
    });
    expect(may(view, { kind: "team", id: 2, team: SPECTATORS }, 3)).toBe(true);
    expect(refusalOf(view, { kind: "team", id: 5, team: RED_TEAM }, 5)).toBe("locked");
    expect(refusalOf(view, { kind: "chat", to: "room" }, 3)).toBe("chatLocked");
    expect(may(view, { kind: "chat", to: "room" }, 5)).toBe(true);
  });
});

describe("votes", () => {
  it("ask the connected players, or every connected spectator while there are no players", () => {
    expect(votersIn(adminless(room)).map(({ id }) => id)).toEqual([1, 2]);
    expect(votersIn(adminless([spectator, member(5), member(6, { connected: false })])).map(({ id }) => id)).toEqual([
      3, 5,
    ]);
  });

  it("are refused in rooms with admins and to a player that manages the game alone", () => {
    const view = adminless(room);
    expect(decidesByVote(view, view.members[1]!)).toBe(true);
    expect(decidesByVote(view, view.members[2]!)).toBe(false);
    expect(decidesByVote(viewOf(room), player)).toBe(false);
    const alone = adminless([player, bot]);
    expect(decidesByVote(alone, alone.members[0]!)).toBe(false);
  });
});

describe("a member", () => {
  it("can move themselves, and an admin can move all humans", () => {
    expect(may(viewOf(room), { kind: "team", id: 2, team: RED_TEAM }, 2)).toBe(true);
    expect(refusalOf(viewOf(room), { kind: "team", id: 3, team: RED_TEAM }, 2)).toBe("rights");
    expect(may(viewOf(room), { kind: "team", id: 3, team: RED_TEAM }, 1)).toBe(true);
    expect(refusalOf(viewOf(room), { kind: "team", id: 4, team: SPECTATORS }, 1)).toBe("notThis");
  });

  it("that does not exist, or is a bot, may do nothing", () => {
    expect(refusalOf(viewOf(room), { kind: "chat", to: "room" }, 9)).toBe("rights");
    expect(refusalOf(viewOf(room), { kind: "chat", to: "room" }, 4)).toBe("rights");
  });
});

/** The room as a client derives it from the shared state alone. */
function clientViewOf({ state }: StateWriter, gameOn: boolean): RoomView {
  const players = [...state.players.values()] as PlayerState[];
  const queued = players.filter(({ queuePosition }) => queuePosition > 0);
  return {
    settings: state.room,
    members: players,
    seatQueue: queued.toSorted((a, b) => a.queuePosition - b.queuePosition).map(({ id }) => id),
    gameOn,
  };
}

const RULED_BY_PERMISSIONS = new Set(["rights", "full", "locked"]);
const HOST_ONLY = new Set<string>([
  ...["join", "leave", "connection", "announce", "sound", "scriptAvatar"],
  ...["rights", "look", "discImage", "camera", "extraKeys"],
]);

/** Applies one action and compares the client's expected refusal with the referee's. */
function checkAction(match: Match, writer: StateWriter, action: RoomAction): void {
  const command = commandOf(match, action);
  if (command === undefined) return writer.write(match, advance(match));
  const by = "by" in command ? command.by : undefined;
  const view = clientViewOf(writer, match.world.game.state !== STOPPED);
  const expected = HOST_ONLY.has(command.kind) ? undefined : refusalOf(view, command as never, by);
  match.queue.push(command);
  writer.write(match, advance(match));
  if (by === undefined) return;
  const [refused] = match.refused.map(({ why }) => why);
  const context = describeAction(command);
  if (expected !== undefined) expect([context, refused]).toEqual([context, expected]);
  else if (refused !== undefined) expect([context, RULED_BY_PERMISSIONS.has(refused)]).toEqual([context, false]);
}

function describeAction(command: Command): string {
  return JSON.stringify({ ...command, stadium: undefined, ask: undefined });
}

describe("a client", () => {
  it.each([false, true])("expects exactly the refusals of the referee (without admins: %s)", (isAdminless) => {
    fc.assert(
      fc.property(roomActions, fc.boolean(), fc.nat({ max: 3 }), (actions, owned, n) => {
        const settings = { adminless: isAdminless, scripted: n < 2 };
        const match = quietMatch({ bots: "even", teamSize: 2, seed: 3 }, settings);
        if (owned) match.ownerKey = "key of 1";
        const writer = new StateWriter(match, new StadiumStore());
        join(match, "Ada", "Bob");
        writer.write(match, { disturbed: true, rosterChanged: true });
        for (const action of actions) checkAction(match, writer, action);
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
