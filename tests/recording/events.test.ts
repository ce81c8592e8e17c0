/** Events of recordings: their rights and their effects. */
import { describe, expect, it } from "vitest";
import { Playback } from "#recording/playback.ts";
import { HOST, type RecordedAction, type Recording } from "#recording/recording.ts";
import { RIGHT } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { acceptRecording, VECTOR } from "../support/recordings.ts";

const ANN = 1;
const BO = 2;
const STRANGER = 9;

const { recording } = acceptRecording(VECTOR);

/** The room of the written-out recording, without a game, after these events. Ann is an admin, Bø is not. */
function after(...events: readonly (readonly [actor: number, action: RecordedAction])[]): Playback {
  const played: Recording = {
    ...recording,
    ticks: 1,
    events: events.map(([actor, action]) => ({ tick: 0, actor, action })),
  };
  const playback = new Playback(played);
  playback.advance();
  return playback;
}

const START: RecordedAction = { kind: "start" };
const joining = (id: number): RecordedAction => ({ kind: "join", id, name: `P${id}`, flag: null, avatar: "long" });
const moving = (id: number, team: number): RecordedAction => ({ kind: "team", id, team });

/** Ids of the list with their teams. */
const teams = ({ room }: Playback) => room.players.map(({ id }, p) => [id, room.world.players.team[p]]);
const gameOn = ({ world }: Playback) => world.game.state !== STOPPED;

describe("an event", () => {
  it.each([
    [HOST, true],
    [ANN, true],
    [BO, false],
    [STRANGER, false],
  ])("that admins may cause, by player %d: %s", (actor, effect) => {
    expect(gameOn(after([actor, START]))).toBe(effect);
    expect(after([actor, { kind: "lock", locked: true }]).room.teamsLocked).toBe(effect);
    expect(after([actor, { kind: "admin", id: BO, admin: true }]).room.players[1]!.admin).toBe(effect);
    expect(after([actor, { kind: "leave", id: BO, reason: null, ban: false }]).room.players).toHaveLength(
      effect ? 1 : 2,
    );
  });

  it("of the host alone has no effect by an admin", () => {
    expect(after([ANN, joining(3)]).room.players).toHaveLength(2);
    expect(teams(after([ANN, { kind: "reorder", ids: [BO], top: true }]))[0]).toEqual([ANN, RED_TEAM]);
    const change = { x: 5 };
    expect(after([HOST, START], [ANN, { kind: "disc", target: 0, player: false, change }]).world.discs.x[0]).toBe(0);
    expect(after([HOST, START], [HOST, { kind: "disc", target: 0, player: false, change }]).world.discs.x[0]).toBe(5);
  });

  it("about oneself needs the player", () => {
    expect(after([BO, { kind: "avatar", avatar: "abc" }]).room.players[1]!.avatar).toBe("ab");
    expect(after([HOST, { kind: "avatar", avatar: "ab" }], [STRANGER, { kind: "input", keys: 1 }]).findings).toEqual(
      [],
    );
  });
});

describe("a move between teams", () => {
  it("is a player's own decision while teams are open and no game is on", () => {
    expect(teams(after([BO, moving(BO, RED_TEAM)]))).toContainEqual([BO, RED_TEAM]);
    expect(teams(after([BO, moving(ANN, BLUE_TEAM)]))).toContainEqual([ANN, RED_TEAM]);
    expect(teams(after([HOST, { kind: "lock", locked: true }], [BO, moving(BO, RED_TEAM)]))).toContainEqual([
      BO,
      BLUE_TEAM,
    ]);
    expect(teams(after([HOST, START], [BO, moving(BO, RED_TEAM)]))).toContainEqual([BO, BLUE_TEAM]);
    expect(teams(after([HOST, START], [ANN, moving(BO, RED_TEAM)]))).toContainEqual([BO, RED_TEAM]);
  });

  it("takes the player to the end of the list, if the team is another one", () => {
    expect(teams(after([HOST, moving(ANN, BLUE_TEAM)])).map(([id]) => id)).toEqual([BO, ANN]);
    expect(teams(after([HOST, moving(ANN, RED_TEAM)])).map(([id]) => id)).toEqual([ANN, BO]);
  });

  it("releases held keys during a game alone", () => {
    const right: RecordedAction = { kind: "input", keys: RIGHT };
    const keysOf = ({ world }: Playback) => [...world.players.keys.slice(0, 2)];
    expect(keysOf(after([BO, right], [HOST, moving(BO, SPECTATORS)]))).toEqual([0, RIGHT]);
    expect(keysOf(after([HOST, START], [BO, right], [HOST, moving(BO, RED_TEAM)]))).toEqual([0, 0]);
    expect(keysOf(after([HOST, START], [BO, right], [HOST, moving(BO, SPECTATORS)]))).toEqual([0, RIGHT]);
  });

  it("gives the smallest free number during a game, and changes none in the lobby", () => {
    const numbers = ({ room }: Playback) => room.players.map(({ number }) => number);
    expect(numbers(after([HOST, moving(BO, RED_TEAM)]))).toEqual([0, 0]);
    expect(numbers(after([HOST, START], [HOST, moving(BO, RED_TEAM)]))).toEqual([1, 2]);
    expect(numbers(after([HOST, START], [HOST, { kind: "stop" }]))).toEqual([0, 0]);
  });
});

describe("automatic teams", () => {
  const auto: RecordedAction = { kind: "autoTeams" };

  it("take the first two spectators, if sides are equal", () => {
    expect(teams(after([HOST, joining(3)], [ANN, auto]))).toContainEqual([3, SPECTATORS]);
    expect(teams(after([HOST, joining(3)], [HOST, joining(4)], [ANN, auto])).slice(2)).toEqual([
      [3, RED_TEAM],
      [4, BLUE_TEAM],
    ]);
  });

  it("take the first spectator for the smaller side, if they are not", () => {
    const uneven = [
      [HOST, moving(BO, SPECTATORS)],
      [HOST, joining(3)],
    ] as const;
    expect(teams(after(...uneven, [ANN, auto])).slice(1)).toEqual([
      [3, SPECTATORS],
      [BO, BLUE_TEAM],
    ]);
  });
});

describe("limits, kick rate and order", () => {
  it("are limited as in the original", () => {
    const limits = ({ room }: Playback) => [room.scoreLimit, room.timeLimit];
    expect(
      limits(after([ANN, { kind: "limit", limit: 0, value: 120 }], [ANN, { kind: "limit", limit: 1, value: -1 }])),
    ).toEqual([99, 0]);
    expect(limits(after([ANN, { kind: "limit", limit: 2, value: 7 }]))).toEqual([3, 3]);
    expect(limits(after([ANN, START], [ANN, { kind: "limit", limit: 0, value: 7 }]))).toEqual([3, 3]);
    const { game } = after([ANN, { kind: "kickRate", min: 300, rate: -5, burst: 101 }]).world;
    expect([game.kickMin, game.kickRate, game.kickMax]).toEqual([255, 0, 0]);
  });

  it("put listed players first or last; unknown and repeated ones do not count", () => {
    const reordered = (ids: readonly number[], top: boolean) =>
      teams(after([HOST, joining(3)], [HOST, { kind: "reorder", ids, top }])).map(([id]) => id);
    expect(reordered([3, STRANGER, 3, BO], true)).toEqual([3, BO, ANN]);
    expect(reordered([ANN], false)).toEqual([BO, 3, ANN]);
  });
});

describe("a spliced recording", () => {
  it("has the first of two players with the same id act", () => {
    const playback = after([HOST, joining(BO)], [HOST, { kind: "leave", id: BO, reason: null, ban: false }]);
    expect(playback.findings).toEqual([{ kind: "doubleJoin", id: BO }]);
    expect(playback.room.players.map(({ name }) => name)).toEqual(["Ann", `P${BO}`]);
    expect(teams(playback)[1]).toEqual([BO, SPECTATORS]);
  });

  it("may have leaves of players that are not there, and never one of the host", () => {
    expect(after([HOST, { kind: "leave", id: STRANGER, reason: null, ban: false }]).findings).toEqual([
      { kind: "absentLeave", id: STRANGER },
    ]);
    const host = after([HOST, joining(0)], [HOST, { kind: "leave", id: 0, reason: null, ban: true }]);
    expect(host.room.players.map(({ id }) => id)).toEqual([ANN, BO, 0]);
  });

  it("may have a start during a game, which changes nothing", () => {
    const twice = after([HOST, START], [BO, { kind: "input", keys: RIGHT }], [HOST, START]);
    expect(twice.world.players.keys[1]).toBe(RIGHT);
  });

  it("is finite, whatever numbers it has", () => {
    const change = { x: NaN, vx: Infinity, vy: 3, radius: NaN, invMass: -Infinity };
    const { discs } = after([HOST, START], [HOST, { kind: "disc", target: 0, player: false, change }]).world;
    expect([discs.x[0], discs.vx[0], discs.vy[0], discs.radius[0], discs.invMass[0]]).toEqual([0, 0, 3 * 0.99, 10, 1]);
  });
});
