/** A ranked game: fixed teams, a start when all are there, leavers and forfeits, and nothing to manage. */
import { describe, expect, it } from "vitest";
import type { FinishedGame } from "#match/statistics.ts";
import { ABSENT_TICKS, GATHER_TICKS } from "#match/ranked.ts";
import { createRankedGame } from "#match/ranked-game.ts";
import type { Match } from "#match/match.ts";
import type { MemberCommand } from "#match/command.ts";
import { restoreMatch, saveMatch } from "#match/saved-match.ts";
import { advance } from "#match/tick.ts";
import { isGameOn } from "#match/match.ts";
import type { SideId } from "#room/team.ts";
import { setDisc } from "#sim/set-disc.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { advanceTicks, applyCommands, joinAs, member, quietMatch, refusals } from "../support/match-builder.ts";

const keyOf = (name: string) => `key of ${name}`;

/** A ranked match for these players; none of them has joined. */
function ranked(red: readonly string[], blue: readonly string[]): Match {
  const match = quietMatch(
    { teamSize: red.length, awayTicks: Infinity },
    { adminless: true, autopilot: false, rated: true, ranked: true },
  );
  const team = (names: readonly string[], side: SideId) => names.map((name) => ({ key: keyOf(name), team: side }));
  match.ranked = createRankedGame([...team(red, RED_TEAM), ...team(blue, BLUE_TEAM)]);
  return match;
}

/** Ada against Ben, in a running game with the ball in play. */
function duel() {
  const match = ranked(["ada"], ["ben"]);
  const [ada, ben] = [joinAs(match, "Ada", "ada"), joinAs(match, "Ben", "ben")];
  advance(match);
  setDisc(match.world, 0, { vx: 0.01 });
  advanceTicks(match, 10);
  return { match, ada, ben };
}

/** Advances, and collects the games that end meanwhile. */
function finishedIn(match: Match, ticks: number): FinishedGame[] {
  return Array.from({ length: ticks }, () => {
    advance(match);
    return [...match.finished];
  }).flat();
}

describe("the start", () => {
  it("comes when all players are there, each in the own team", () => {
    const match = ranked(["ada", "amy"], ["ben", "bob"]);
    const ids = ["ben", "ada", "bob"].map((name) => joinAs(match, name, name));
    advanceTicks(match, 60);
    expect([isGameOn(match), match.ranked!.phase]).toEqual([false, "gathering"]);
    joinAs(match, "amy", "amy");
    advance(match);
    expect([isGameOn(match), match.ranked!.phase]).toEqual([true, "playing"]);
    expect(ids.map((id) => member(match, id).team)).toEqual([BLUE_TEAM, RED_TEAM, BLUE_TEAM]);
  });

  it("does not wait longer than twenty seconds; those that did not come have left", () => {
    const match = ranked(["ada", "amy"], ["ben", "bob"]);
    for (const name of ["ada", "ben"]) joinAs(match, name, name);
    advanceTicks(match, GATHER_TICKS - match.ranked!.ticks - 1);
    expect(isGameOn(match)).toBe(false);
    advance(match);
    expect(isGameOn(match)).toBe(true);
    expect(match.ranked!.players.map(({ left }) => left)).toEqual([false, true, false, true]);
    const late = joinAs(match, "Amy", "amy");
    expect(member(match, late).team).toBe(SPECTATORS);
  });

  it("is cancelled when a team has no player", () => {
    const match = ranked(["ada"], ["ben"]);
    joinAs(match, "Ada", "ada");
    advanceTicks(match, GATHER_TICKS);
    expect([isGameOn(match), match.ranked!.phase]).toEqual([false, "cancelled"]);
  });
});

describe("members of a ranked game", () => {
  it.each<MemberCommand>([
    { kind: "start" },
    { kind: "stop" },
    { kind: "pause", paused: true },
    { kind: "team", id: 1, team: SPECTATORS },
    { kind: "settings", change: { scoreLimit: 1 } },
    { kind: "settings", change: { ranked: false } },
    { kind: "vote", ask: { subject: "restart" } },
    { kind: "vote", ask: { subject: "kick", id: 2 } },
    { kind: "arrange", how: "swap" },
    { kind: "kickRate", rate: [0, 0, 0] },
  ])("cannot change it: %j", (command) => {
    const { match } = duel();
    applyCommands(match, { ...command, by: 1 });
    expect(refusals(match)).toEqual([`${command.kind}: rights`]);
    expect(isGameOn(match)).toBe(true);
  });

  it("can chat; others only watch", () => {
    const { match, ada } = duel();
    applyCommands(match, { kind: "chat", text: "good luck", to: "room", by: ada });
    expect(refusals(match)).toEqual([]);
    const cyd = joinAs(match, "Cyd", "cyd");
    applyCommands(match, { kind: "team", id: cyd, team: RED_TEAM, by: cyd });
    expect([member(match, cyd).team, refusals(match)]).toEqual([SPECTATORS, ["team: rights"]]);
  });

  it("of other rooms cannot make them ranked", () => {
    const match = quietMatch();
    const ada = joinAs(match, "Ada", "ada");
    applyCommands(match, { kind: "settings", change: { ranked: true }, by: ada });
    expect([match.settings.ranked, refusals(match)]).toEqual([false, ["settings: rights"]]);
  });
});

describe("a player that leaves", () => {
  it("forfeits a duel at once: the other wins three to nothing", () => {
    const { match, ada } = duel();
    match.queue.push({ kind: "leave", id: ada });
    const [game, ...more] = finishedIn(match, 60);
    expect(game).toMatchObject({ ending: "forfeit", red: 0, blue: 3, leavers: [keyOf("ada")] });
    expect(more).toEqual([]);
    expect([isGameOn(match), match.ranked!.phase]).toEqual([false, "over"]);
  });

  it("has a minute to come back from a lost connection, in total", () => {
    const { match, ada } = duel();
    const away = (ticks: number) => {
      match.queue.push({ kind: "connection", id: ada, connected: false });
      const finished = finishedIn(match, ticks);
      match.queue.push({ kind: "connection", id: ada, connected: true });
      return finished;
    };
    expect(away(ABSENT_TICKS - 100)).toEqual([]);
    advance(match);
    expect(match.ranked!.phase).toBe("playing");
    expect(away(99)).toEqual([]);
    advance(match);
    expect(away(1)).toMatchObject([{ ending: "forfeit", blue: 3 }]);
  });

  it("does not end the game while the team has others, and does not come back", () => {
    const match = ranked(["ada", "amy"], ["ben", "bob"]);
    const [ada] = ["ada", "amy", "ben", "bob"].map((name) => joinAs(match, name, name)) as [number];
    advance(match);
    match.queue.push({ kind: "leave", id: ada });
    expect(finishedIn(match, 30)).toEqual([]);
    expect(member(match, joinAs(match, "Ada", "ada")).team).toBe(SPECTATORS);
    match.world.game.time = 180;
    match.world.game.red = 1;
    match.world.game.state = 1;
    expect(finishedIn(match, 2)).toMatchObject([{ ending: "time", red: 1, leavers: [keyOf("ada")] }]);
  });
});

it("the end of a game is the end of the match", () => {
  const { match } = duel();
  match.world.game.time = 180;
  match.world.game.blue = 1;
  expect(finishedIn(match, 400)).toMatchObject([{ ending: "time", blue: 1, leavers: [] }]);
  expect([isGameOn(match), match.ranked!.phase]).toEqual([false, "over"]);
});

it("a ranked game goes on after a restart of the server", () => {
  const { match } = duel();
  const saved = JSON.parse(JSON.stringify({ ...saveMatch(match), world: [...saveMatch(match).world] })) as ReturnType<
    typeof saveMatch
  >;
  const options = { bots: "none", botLevel: "normal", seed: 0 } as const;
  const world = Uint8Array.from(saved.world);
  const restored = restoreMatch({ ...saved, world }, builtinStadium("Classic")!, options);
  expect(restored.ranked).toEqual(match.ranked);
  for (const { id } of restored.members) restored.queue.push({ kind: "connection", id, connected: true });
  advanceTicks(restored, 600);
  expect(restored.ranked!.phase).toBe("playing");
});
