import { describe, expect, it } from "vitest";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import { addPlayer, removePlayer, replacePlayer, setTeam } from "#sim/rules/player-list.ts";
import { startGame } from "#sim/rules/game.ts";
import { BLUE_TEAM, findPlayer, playerCapacity, RED_TEAM, SPECTATORS, type World } from "#sim/world.ts";
import { ball, disc, field, lobby, motionOf, play, playOn } from "../support/world-builder.ts";

const stadium = field({ discs: [ball({ y: 1000 }), disc({ y: 2000 })] });

const ids = ({ players }: World) => Array.from(players.id.slice(0, players.count));
const owners = ({ discs }: World) => Array.from(discs.owner.slice(0, discs.count));
const discs = ({ players }: World) => Array.from(players.disc.slice(0, players.count));
const numbers = ({ players }: World) => Array.from(players.number.slice(0, players.count));

describe("joining", () => {
  it("makes a spectator at the end of the list", () => {
    const world = lobby(stadium, { red: [1] });
    addPlayer(world, 9);
    expect(ids(world)).toEqual([1, 9]);
    expect(world.players.team[1]).toBe(SPECTATORS);
    expect(world.players.disc[1]).toBe(-1);
  });

  it("is refused for an id in use, and when the world is full", () => {
    const world = lobby(stadium, { red: [1, 2], maxPlayers: 2 });
    expect(() => addPlayer(world, 1)).toThrow("player 1 is in the world already");
    expect(playerCapacity(world)).toBe(2);
    expect(() => addPlayer(world, 3)).toThrow("the world is full");
    expect(ids(world)).toEqual([1, 2]);
  });

  it("starts without values of the player that had the index before", () => {
    const game = play(stadium, { red: [1] });
    game.press(1, KICK_KEY | RIGHT);
    game.step(5);
    removePlayer(game.world, 1);
    addPlayer(game.world, 2);
    const { keys, armed, wait, budget, number, team } = game.world.players;
    expect([keys[0], armed[0], wait[0], budget[0], number[0], team[0]]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("changing teams", () => {
  it("moves a player to the end of the list, and their disc to the end of the discs", () => {
    const game = play(stadium, { red: [1, 2], blue: [3] });
    setTeam(game.world, 1, BLUE_TEAM);
    expect([ids(game.world), owners(game.world), discs(game.world)]).toEqual([
      [2, 3, 1],
      [-1, -1, 2, 3, 1],
      [2, 3, 4],
    ]);
  });

  it("moves a player to the end of the list before a game, too", () => {
    const world = lobby(stadium, { red: [1, 2], blue: [3] });
    setTeam(world, 1, RED_TEAM);
    expect(ids(world)).toEqual([2, 3, 1]);
    startGame(world, { scoreLimit: 3, timeLimit: 3, overtime: true });
    expect(owners(world)).toEqual([-1, -1, 2, 3, 1]);
  });

  it("removes a spectator's disc; later discs move up", () => {
    const game = play(stadium, { red: [1, 2, 3] });
    setTeam(game.world, 2, SPECTATORS);
    expect([ids(game.world), owners(game.world), discs(game.world)]).toEqual([
      [1, 3, 2],
      [-1, -1, 1, 3],
      [2, 3, -1],
    ]);
  });

  it("releases held keys, but keeps kick budget and waiting time", () => {
    const game = play(stadium, { red: [1], kickRate: [2, 15, 3] });
    game.press(1, RIGHT);
    game.step(7);
    setTeam(game.world, 1, BLUE_TEAM);
    expect([game.world.players.keys[0], game.world.players.budget[0]]).toEqual([0, 7]);
    game.step();
    expect(motionOf(game.world, 2).slice(0, 3)).toEqual([400, 0, 0]);
  });

  it("gives the smallest shirt number that is free in the team", () => {
    const game = play(stadium, { red: [1, 2, 3], blue: [4] });
    setTeam(game.world, 2, BLUE_TEAM);
    setTeam(game.world, 4, RED_TEAM);
    expect(ids(game.world)).toEqual([1, 3, 2, 4]);
    expect(numbers(game.world)).toEqual([1, 3, 2, 2]);
  });

  it("does nothing for an unknown id", () => {
    const game = play(stadium, { red: [1] });
    setTeam(game.world, 77, BLUE_TEAM);
    removePlayer(game.world, 77);
    expect(ids(game.world)).toEqual([1]);
    expect(findPlayer(game.world, 77)).toBe(-1);
  });
});

describe("leaving", () => {
  it("removes player and disc; the others keep their discs and their motion", () => {
    const game = play(stadium, { red: [1, 2], blue: [3] });
    game.press(3, RIGHT);
    game.step(5);
    const before = motionOf(game.world, game.discOf(3));
    removePlayer(game.world, 1);
    expect([ids(game.world), owners(game.world), discs(game.world)]).toEqual([
      [2, 3],
      [-1, -1, 2, 3],
      [2, 3],
    ]);
    expect(motionOf(game.world, game.discOf(3))).toEqual(before);
    game.step();
    expect(motionOf(game.world, game.discOf(3))[0]).toBeGreaterThan(before[0]);
  });

  it("works without a game and for spectators", () => {
    const world = lobby(stadium, { red: [1], spectators: [2] });
    removePlayer(world, 1);
    removePlayer(world, 2);
    expect(world.players.count).toBe(0);
    expect(playOn(world).step(3)).toEqual([]);
  });
});

describe("replacing a player", () => {
  it("hands over list index, number and place, releases the keys and resets the kick budget", () => {
    const game = play(stadium, { red: [1, 2], blue: [3], kickRate: [2, 15, 3] });
    game.press(2, RIGHT | KICK_KEY);
    game.step(9);
    const before = motionOf(game.world, 3);
    const change = replacePlayer(game.world, 2, 50);
    expect([ids(game.world), owners(game.world), numbers(game.world)]).toEqual([
      [1, 50, 3],
      [-1, -1, 1, 3, 50],
      [1, 2, 1],
    ]);
    const { keys, armed, wait, budget } = game.world.players;
    expect([keys[1], armed[1], wait[1], budget[1]]).toEqual([0, 0, 0, 0]);
    expect(motionOf(game.world, 4)).toEqual(before.map(Math.fround));
    expect([change?.x, change?.y, change?.vx, change?.vy]).toEqual(before.map(Math.fround));
  });

  it("is refused when the new id is in use, and ignored when the old id is unknown", () => {
    const game = play(stadium, { red: [1, 2] });
    expect(() => replacePlayer(game.world, 1, 2)).toThrow("player 2 is in the world already");
    replacePlayer(game.world, 77, 78);
    expect(ids(game.world)).toEqual([1, 2]);
  });
});
