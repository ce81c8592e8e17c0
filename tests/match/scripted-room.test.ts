/** Rooms that a script manages: nothing happens by itself, and members do what scripts of other games expect. */
import { describe, expect, it } from "vitest";
import { isGameOn, type Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { applyCommands, join, joinAs, quietMatch, refusals } from "../support/match-builder.ts";

function scriptedMatch(): Match {
  const match = quietMatch({ awayTicks: 30 }, { scripted: true, teamSize: 1 });
  match.autoStart = true;
  return match;
}

const play = (match: Match, ticks: number) => {
  for (let t = 0; t < ticks; t++) advance(match);
};
const teams = (match: Match) => match.members.map(({ name, team }) => `${name} ${team}`);
const kinds = (match: Match) => match.events.map(({ kind }) => kind);

describe("a scripted room", () => {
  it("seats no member, makes no admins and starts no game by itself", () => {
    const match = scriptedMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    expect(teams(match)).toEqual(["Ada 0", "Bob 0"]);
    expect(match.members.some(({ admin }) => admin)).toBe(false);
    expect(match.seatQueue).toEqual([]);
    applyCommands(match, { kind: "team", id: ada!, team: RED_TEAM }, { kind: "team", id: bob!, team: BLUE_TEAM });
    play(match, 200);
    expect(isGameOn(match)).toBe(false);
  });

  it("does not give admin rights back to a player that returns", () => {
    const match = scriptedMatch();
    const ada = joinAs(match, "Ada", "aa");
    applyCommands(match, { kind: "admin", id: ada, admin: true });
    applyCommands(match, { kind: "leave", id: ada });
    joinAs(match, "Ada", "aa");
    expect(match.members[0]!.admin).toBe(false);
  });

  it("has no limit of players in a team, leaves idle players and kick-offs alone, and keeps its pause", () => {
    const match = scriptedMatch();
    const ids = join(match, "Ada", "Bob", "Cyd");
    applyCommands(match, ...ids.map((id) => ({ kind: "team", id, team: RED_TEAM }) as const), { kind: "start" });
    play(match, 1000);
    expect(teams(match)).toEqual(["Ada 1", "Bob 1", "Cyd 1"]);
    applyCommands(match, { kind: "pause", paused: true });
    join(match, "Dan");
    play(match, 200);
    expect(match.world.game.pauseTicks).toBe(120);
  });

  it("lets members change their own team until the script locks the teams, and nothing else", () => {
    const match = scriptedMatch();
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "team", id: ada!, team: RED_TEAM, by: ada! });
    expect(match.members[0]!.team).toBe(RED_TEAM);
    applyCommands(match, { kind: "settings", change: { teamsLocked: true } });
    applyCommands(
      match,
      { kind: "team", id: ada!, team: SPECTATORS, by: ada! },
      { kind: "team", id: ada!, team: BLUE_TEAM, by: ada! },
      { kind: "start", by: ada! },
      { kind: "settings", change: { scoreLimit: 5 }, by: ada! },
      { kind: "vote", ask: { subject: "restart" }, by: ada! },
    );
    expect(refusals(match)).toEqual(["team: locked", "start: rights", "settings: rights", "vote: rights"]);
  });

  it("ignores a new stadium during a game, but not right after its stop", () => {
    const match = scriptedMatch();
    const big = { kind: "stadium", name: "Big", stadium: builtinStadium("Big") } as const;
    applyCommands(match, { kind: "start" });
    applyCommands(match, big);
    expect([match.stadiumName, isGameOn(match)]).toEqual(["Classic", true]);
    applyCommands(match, { kind: "stop" }, big, { kind: "settings", change: { scoreLimit: 7 } });
    expect([match.stadiumName, match.settings.scoreLimit]).toEqual(["Big", 7]);
    expect(kinds(match)).toEqual(["stopped", "stadium"]);
  });

  it("has a host player with the id 0 that no player kicks", () => {
    const match = scriptedMatch();
    applyCommands(
      match,
      { kind: "join", id: HOST_PLAYER, name: "Bot" },
      { kind: "admin", id: HOST_PLAYER, admin: true },
    );
    const [ada] = join(match, "Ada");
    applyCommands(match, { kind: "admin", id: ada!, admin: true });
    applyCommands(match, { kind: "kick", id: HOST_PLAYER, ban: false, reason: "", by: ada! });
    expect(match.members.map(({ id }) => id)).toEqual([0, ada]);
    expect(refusals(match)).toEqual(["kick: rights"]);
  });
});

describe("the list of members", () => {
  it("is reordered together with the players on the pitch", () => {
    const match = scriptedMatch();
    const [ada, bob, cyd, dan] = join(match, "Ada", "Bob", "Cyd", "Dan");
    applyCommands(match, ...[ada!, bob!, cyd!].map((id) => ({ kind: "team", id, team: RED_TEAM }) as const));
    expect(match.members.map(({ name }) => name)).toEqual(["Dan", "Ada", "Bob", "Cyd"]);
    applyCommands(match, { kind: "reorder", ids: [cyd!, 77, ada!], top: true });
    expect(match.members.map(({ name }) => name)).toEqual(["Cyd", "Ada", "Dan", "Bob"]);
    expect([...match.world.players.id.slice(0, 3)]).toEqual([cyd, ada, bob]);
    applyCommands(match, { kind: "reorder", ids: [cyd!, dan!], top: false });
    expect(match.members.map(({ name }) => name)).toEqual(["Ada", "Bob", "Cyd", "Dan"]);
    expect([...match.world.players.id.slice(0, 3)]).toEqual([ada, bob, cyd]);
  });
});

describe("the disc of a player", () => {
  it("is changed by the player's id, whatever its place in the list", () => {
    const match = scriptedMatch();
    const [ada, bob] = join(match, "Ada", "Bob");
    applyCommands(match, { kind: "team", id: ada!, team: RED_TEAM }, { kind: "team", id: bob!, team: RED_TEAM });
    applyCommands(match, { kind: "start" });
    applyCommands(match, { kind: "leave", id: ada! }, { kind: "playerDisc", id: bob!, change: { radius: 33 } });
    const { players, discs } = match.world;
    expect(discs.radius[players.disc[0]!]).toBe(33);
    applyCommands(match, { kind: "playerDisc", id: 99, change: { radius: 1 } });
    expect(match.refused).toEqual([]);
    expect(match.nudges).toEqual([]);
  });
});
