/** Statistics of hand-made scenes: an open field with two goals, players and the ball placed where the scene needs them. */
import { describe, expect, it } from "vitest";
import { assignLines, LINES_MAX } from "#match/statistics-lines.ts";
import type { StatisticsLine } from "#match/statistics.ts";
import { POSSESSION_TICKS } from "#match/statistics-tick.ts";
import { AUTOPILOT_TICKS } from "#match/autopilot.ts";
import { createMatch, type Match } from "#match/match.ts";
import { ASSIST_TICKS, DEFLECTION_TICKS } from "#match/ball-touches.ts";
import { advance } from "#match/tick.ts";
import { BLUE_TEAM, GOAL, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { RoomSettings } from "#room/settings.ts";
import { KICK_KEY } from "#sim/input.ts";
import { setDisc, type DiscChange } from "#sim/set-disc.ts";
import { advanceTicks, applyCommands, discOf, join, joinAs, member } from "../support/match-builder.ts";
import { field, goal } from "../support/world-builder.ts";
import { scoreOf } from "../support/statistics.ts";

const GOAL_X = 370;
const PITCH = field({ goals: [goal("red", -GOAL_X), goal("blue", GOAL_X)] });

/** A running game: Ada and Amy (red) against Bob and Ben (blue), the ball in play and everything at rest. */
function scene(limits: Partial<RoomSettings> = {}) {
  const match = createMatch({ bots: "none", botLevel: "normal", seed: 1 }, "Pitch", PITCH, {
    ...{ teamSize: 4, autopilot: false },
    ...limits,
  });
  match.autoStart = false;
  const [ada, bob, amy, ben] = join(match, "Ada", "Bob", "Amy", "Ben") as [number, number, number, number];
  applyCommands(match, { kind: "start" });
  const at = (id: number, x: number, y: number) => setDisc(match.world, discOf(match, id), { x, y, vx: 0, vy: 0 });
  at(ada, -100, 150);
  at(amy, -100, -150);
  at(bob, 100, 150);
  at(ben, 100, -150);
  ball(match, { vx: 0.01 });
  advance(match);
  ball(match, { x: 0, y: 0, vx: 0, vy: 0 });
  return { match, ada, bob, amy, ben, at };
}

type Scene = ReturnType<typeof scene>;

function ball({ world }: Match, change: DiscChange): void {
  setDisc(world, 0, change);
}

/** Puts the player behind the ball, left or right of it, and kicks. */
function kick({ match, at }: Scene, id: number, direction: 1 | -1, spot: { x: number; y?: number }): void {
  const { x, y = 0 } = spot;
  ball(match, { x, y, vx: 0, vy: 0 });
  at(id, x - 26 * direction, y);
  member(match, id).keys = KICK_KEY;
  advance(match);
  member(match, id).keys = 0;
  // Out of the way again.
  at(id, x - 26 * direction, 180);
}

/** The ball touches the player that stands in its way, and rests. */
function receive({ match, at }: Scene, id: number, spot: { x: number; y?: number }): void {
  const { x, y = 0 } = spot;
  at(id, x, y);
  ball(match, { x: x - 24, y, vx: 1, vy: 0 });
  advance(match);
}

function lineOf(match: Match, name: string, team?: number): StatisticsLine {
  const found = match.statistics.lines.find((line) => line.name === name && (team === undefined || line.team === team));
  if (found === undefined) throw new Error(`no line of ${name}`);
  return found;
}

/** Of the tick in which the ball crossed the line. */
function goalNotice({ notices }: Match) {
  return notices.map(({ notice }) => notice).find((notice) => notice.kind === "goal");
}

/** Until the ball is in a goal. */
function untilGoal(match: Match): void {
  for (let t = 0; t < 300 && match.world.game.state !== GOAL; t++) advance(match);
  expect(match.world.game.state).toBe(GOAL);
}

describe("goals", () => {
  it("count for the player that touched the ball last, with the shot before it", () => {
    const play = scene();
    kick(play, play.ada, 1, { x: 250 });
    untilGoal(play.match);
    expect(lineOf(play.match, "Ada")).toMatchObject({ goals: 1, shots: 1, touches: 1, assists: 0, ownGoals: 0 });
    expect(scoreOf(play.match.statistics, RED_TEAM)).toBe(1);
  });

  it("count as shots when the ball was only pushed over the line", () => {
    const play = scene();
    receive(play, play.ada, { x: 300 });
    ball(play.match, { x: 360, y: 0, vx: 3, vy: 0 });
    untilGoal(play.match);
    expect(lineOf(play.match, "Ada")).toMatchObject({ goals: 1, shots: 1 });
  });

  it("are own goals of a defender that moved the ball in without a shot", () => {
    const play = scene();
    kick(play, play.bob, 1, { x: 300 });
    untilGoal(play.match);
    expect(goalNotice(play.match)).toMatchObject({ team: RED_TEAM, scorer: "Bob", assist: "", own: true, goals: 0 });
    expect(lineOf(play.match, "Bob")).toMatchObject({ goals: 0, ownGoals: 1, shots: 0 });
    expect(scoreOf(play.match.statistics, RED_TEAM)).toBe(1);
  });

  it("belong to no player when none touched the ball", () => {
    const { match } = scene();
    ball(match, { x: -360, y: 0, vx: -5, vy: 0 });
    untilGoal(match);
    expect(goalNotice(match)).toMatchObject({ team: BLUE_TEAM, red: 0, blue: 1, scorer: "", own: false, goals: 0 });
    expect(match.statistics.looseGoals).toEqual({ red: 0, blue: 1 });
    expect(scoreOf(match.statistics, BLUE_TEAM)).toBe(1);
  });

  it("stay the shooter's when a defender's touch does not stop the shot", () => {
    const play = scene();
    kick(play, play.ada, 1, { x: 200 });
    play.at(play.bob, 280, 24.5);
    untilGoal(play.match);
    expect(lineOf(play.match, "Bob")).toMatchObject({ touches: 1, saves: 0, ownGoals: 0 });
    expect(lineOf(play.match, "Ada")).toMatchObject({ goals: 1 });
  });

  it("become the shooter's when a saved ball drops in within a second, and own goals after it", () => {
    for (const [wait, shooter] of [
      [DEFLECTION_TICKS - 10, 1],
      [DEFLECTION_TICKS + 10, 0],
    ] as const) {
      const play = scene();
      kick(play, play.ada, 1, { x: 200 });
      play.at(play.bob, 300, 0);
      for (let t = 0; t < 40 && lineOf(play.match, "Bob").saves === 0; t++) advance(play.match);
      expect(lineOf(play.match, "Bob").saves).toBe(1);
      ball(play.match, { x: 0, y: 0, vx: 0, vy: 0 });
      play.at(play.bob, 300, 180);
      advanceTicks(play.match, wait);
      ball(play.match, { x: 368, y: 0, vx: 5, vy: 0 });
      untilGoal(play.match);
      expect(lineOf(play.match, "Ada").goals).toBe(shooter);
      expect(lineOf(play.match, "Bob")).toMatchObject({ ownGoals: 1 - shooter, saves: 1 - shooter });
    }
  });
});

describe("assists", () => {
  it("count for the team-mate that touched the ball before the scorer", () => {
    const play = scene();
    kick(play, play.amy, 1, { x: 0 });
    receive(play, play.ada, { x: 200 });
    kick(play, play.ada, 1, { x: 250 });
    untilGoal(play.match);
    expect(goalNotice(play.match)).toMatchObject({
      team: RED_TEAM,
      scorer: "Ada",
      assist: "Amy",
      own: false,
      goals: 1,
    });
    expect(goalNotice(play.match)?.speed).toBeGreaterThan(3);
    expect(lineOf(play.match, "Amy")).toMatchObject({ assists: 1, passes: 1 });
    expect(lineOf(play.match, "Ada")).toMatchObject({ goals: 1, assists: 0, passes: 0 });
  });

  it("need the ball to come without a touch of an opponent, and within ten seconds", () => {
    const between = scene();
    kick(between, between.amy, 1, { x: 0 });
    receive(between, between.bob, { x: 100 });
    kick(between, between.ada, 1, { x: 250 });
    untilGoal(between.match);
    expect(lineOf(between.match, "Amy").assists).toBe(0);

    for (const [wait, assists] of [
      [ASSIST_TICKS - 200, 1],
      [ASSIST_TICKS + 1, 0],
    ] as const) {
      const late = scene({ timeLimit: 0 });
      receive(late, late.amy, { x: 0 });
      ball(late.match, { vx: 0, vy: 0 });
      advanceTicks(late.match, wait);
      kick(late, late.ada, 1, { x: 250 });
      untilGoal(late.match);
      expect(lineOf(late.match, "Amy").assists).toBe(assists);
    }
  });
});

describe("shots and saves", () => {
  it("a kick towards the goal or just wide of it is a shot, one elsewhere is not", () => {
    for (const [y, shots] of [
      [0, 1],
      [90, 1],
      [130, 0],
    ] as const) {
      const play = scene();
      play.at(play.bob, 0, -190);
      kick(play, play.ada, 1, { x: 250, y });
      expect(lineOf(play.match, "Ada").shots).toBe(shots);
    }
    const back = scene();
    kick(back, back.ada, -1, { x: 250 });
    expect(lineOf(back.match, "Ada").shots).toBe(0);
  });

  it("a kick that cannot reach the goal is no shot", () => {
    const play = scene();
    setDisc(play.match.world, 0, { damping: 0.9 });
    kick(play, play.ada, 1, { x: 0 });
    expect(lineOf(play.match, "Ada")).toMatchObject({ touches: 1, shots: 0 });
  });

  it("an opponent that stops a shot on target makes a save, a team-mate does not", () => {
    const play = scene();
    kick(play, play.ada, 1, { x: 200 });
    play.at(play.bob, 300, 0);
    advanceTicks(play.match, 60);
    expect(lineOf(play.match, "Bob").saves).toBe(1);

    const friendly = scene();
    kick(friendly, friendly.ada, 1, { x: 200 });
    friendly.at(friendly.amy, 300, 0);
    advanceTicks(friendly.match, 60);
    expect(lineOf(friendly.match, "Amy")).toMatchObject({ touches: 1, saves: 0 });
  });

  it("a shot that has bounced back is no longer there to be saved", () => {
    const play = scene();
    kick(play, play.ada, 1, { x: 200 });
    ball(play.match, { vx: -3 });
    advance(play.match);
    receive(play, play.bob, { x: 150 });
    expect(lineOf(play.match, "Bob")).toMatchObject({ touches: 1, saves: 0 });
  });
});

describe("touches, passes and possession", () => {
  it("contacts within a quarter of a second are one touch", () => {
    const play = scene();
    receive(play, play.ada, { x: 0 });
    receive(play, play.ada, { x: 0 });
    expect(lineOf(play.match, "Ada").touches).toBe(1);
    ball(play.match, { vx: 0, vy: 0, x: 200 });
    advanceTicks(play.match, 20);
    receive(play, play.ada, { x: 0 });
    expect(lineOf(play.match, "Ada").touches).toBe(2);
  });

  it("a kick into the air is no touch", () => {
    const play = scene();
    member(play.match, play.ada).keys = KICK_KEY;
    advanceTicks(play.match, 3);
    expect(lineOf(play.match, "Ada").touches).toBe(0);
  });

  it("a pass is longer than four radii of a player", () => {
    for (const [x, passes] of [
      [55, 0],
      [110, 1],
    ] as const) {
      const play = scene();
      receive(play, play.ada, { x: 0 });
      play.at(play.ada, 0, 150);
      receive(play, play.amy, { x });
      expect(lineOf(play.match, "Ada").passes).toBe(passes);
    }
  });

  it("the player has the ball until another touches it, for three seconds at most", () => {
    const play = scene();
    receive(play, play.ada, { x: 0 });
    ball(play.match, { vx: 0, vy: 0 });
    advanceTicks(play.match, POSSESSION_TICKS + 100);
    expect(lineOf(play.match, "Ada").possession).toBe(POSSESSION_TICKS);
    receive(play, play.bob, { x: 0 });
    advanceTicks(play.match, 9);
    expect(lineOf(play.match, "Bob").possession).toBe(10);
    expect(lineOf(play.match, "Ada").possession).toBe(POSSESSION_TICKS);
  });
});

describe("time and distance", () => {
  it("count while the ball is in play, not in pauses", () => {
    const { match, ada } = scene();
    const before = lineOf(match, "Ada").time;
    setDisc(match.world, discOf(match, ada), { vx: 2, vy: 0, damping: 1 });
    advanceTicks(match, 10);
    expect(lineOf(match, "Ada").time).toBe(before + 10);
    expect(lineOf(match, "Ada").distance).toBeGreaterThan(15);
    expect(lineOf(match, "Bob").distance).toBe(0);
    applyCommands(match, { kind: "pause", paused: true });
    advanceTicks(match, 30);
    expect(lineOf(match, "Ada").time).toBe(before + 10);
  });

  it("a disc that is moved by a command has not run", () => {
    const { match, ada } = scene();
    applyCommands(match, { kind: "disc", disc: discOf(match, ada), change: { x: 0, y: 190 } });
    advanceTicks(match, 2);
    expect(lineOf(match, "Ada").distance).toBe(0);
  });

  it("start anew in the other team, without the way to it", () => {
    const { match, ada } = scene();
    advanceTicks(match, 5);
    applyCommands(match, { kind: "team", id: ada, team: BLUE_TEAM });
    advanceTicks(match, 3);
    expect(lineOf(match, "Ada", RED_TEAM).time).toBe(6);
    expect(lineOf(match, "Ada", BLUE_TEAM)).toMatchObject({ time: 4, distance: 0 });
  });
});

describe("lines", () => {
  it("go on when a member returns with the same key", () => {
    const { match } = scene();
    const first = joinAs(match, "Zoe", "zzzz");
    applyCommands(match, { kind: "team", id: first, team: RED_TEAM });
    advanceTicks(match, 10);
    const time = match.statistics.lines.find(({ name }) => name === "Zoe")?.time;
    applyCommands(match, { kind: "leave", id: first });
    advanceTicks(match, 10);
    const again = joinAs(match, "Zoe B", "zzzz");
    applyCommands(match, { kind: "team", id: again, team: RED_TEAM });
    advanceTicks(match, 10);
    const lines = match.statistics.lines.filter(({ key }) => key === "key of zzzz");
    expect(lines).toHaveLength(1);
    expect(lines[0]!.time).toBeGreaterThan((time ?? 0) + 9);
  });

  it("count the time of a person with two discs once", () => {
    const match = createMatch({ bots: "none", botLevel: "normal", seed: 1 }, "Pitch", PITCH, { teamSize: 2 });
    match.autoStart = false;
    const [one, two] = [joinAs(match, "Zoe", "zzzz"), joinAs(match, "Zoe", "zzzz")];
    for (const id of [one, two]) applyCommands(match, { kind: "team", id, team: RED_TEAM });
    applyCommands(match, { kind: "start" });
    ball(match, { vx: 1 });
    advanceTicks(match, 20);
    expect(match.statistics.lines).toHaveLength(1);
    expect(match.statistics.lines[0]!.time).toBe(match.statistics.ticks);
  });

  it("of an absent player's seat belong to the autopilot", () => {
    const { match, ada } = scene({ autopilot: true });
    applyCommands(match, { kind: "connection", id: ada, connected: false });
    advanceTicks(match, 60 + AUTOPILOT_TICKS);
    const [own, autopilot] = match.statistics.lines.filter(({ name }) => name === "Ada");
    expect(autopilot).toMatchObject({ bot: true, key: "" });
    expect(own!.time).toBeLessThanOrEqual(AUTOPILOT_TICKS);
    expect(own!.time + autopilot!.time).toBe(match.statistics.ticks);
  });

  it("are limited in number; further players share one per team", () => {
    const { match, ada } = scene();
    for (let i = match.statistics.lines.length; i < LINES_MAX - 1; i++) {
      match.statistics.lines.push({ ...match.statistics.lines[0]!, person: `left ${i}` });
    }
    applyCommands(match, { kind: "team", id: ada, team: BLUE_TEAM });
    expect(match.statistics.lines).toHaveLength(LINES_MAX);
    expect(lineOf(match, "Ada", BLUE_TEAM).time).toBe(1);
    const [zoe] = join(match, "Zoe") as [number];
    applyCommands(match, { kind: "team", id: zoe, team: RED_TEAM });
    applyCommands(match, { kind: "team", id: zoe, team: SPECTATORS });
    const [kim] = join(match, "Kim") as [number];
    applyCommands(match, { kind: "team", id: kim, team: RED_TEAM });
    advanceTicks(match, 5);
    expect(match.statistics.lines).toHaveLength(LINES_MAX + 1);
    expect(match.statistics.lines.at(-1)).toMatchObject({ person: "", name: "", team: RED_TEAM });
  });
});

describe("the end of a game", () => {
  it("is reported once, with its ending", () => {
    const { match } = scene({ scoreLimit: 1 });
    ball(match, { x: 360, y: 0, vx: 5, vy: 0 });
    untilGoal(match);
    const finished = [];
    for (let t = 0; t < 600; t++) {
      advance(match);
      finished.push(...match.finished);
    }
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ ending: "score", red: 1, blue: 0, scoreLimit: 1, stadiumName: "Pitch" });
  });

  it("by time is one by time, also as a draw", () => {
    const { match } = scene({ timeLimit: 1, overtime: false });
    match.world.game.time = 59.99;
    advance(match);
    expect(match.finished).toMatchObject([{ ending: "time", red: 0, blue: 0 }]);
  });

  it("by a stop, a restart, another stadium has no result", () => {
    const stopped = scene().match;
    applyCommands(stopped, { kind: "stop" });
    expect(stopped.finished).toMatchObject([{ ending: "stopped" }]);
    const restarted = scene().match;
    applyCommands(restarted, { kind: "stop" }, { kind: "start" });
    expect(restarted.finished).toMatchObject([{ ending: "stopped" }]);
    expect(restarted.statistics).toMatchObject({ running: true, ticks: 0 });
    const moved = scene().match;
    applyCommands(moved, { kind: "stadium", name: "Field", stadium: field() });
    expect(moved.finished).toMatchObject([{ ending: "stopped", stadiumName: "Pitch", stadium: PITCH }]);
    advance(moved);
    expect(moved.finished).toEqual([]);
  });
});

describe("saved statistics", () => {
  it("are plain data that go on where they were", () => {
    const play = scene();
    kick(play, play.amy, 1, { x: 0 });
    const { match } = play;
    match.statistics = JSON.parse(JSON.stringify(match.statistics)) as Match["statistics"];
    receive(play, play.ada, { x: 200 });
    expect(lineOf(match, "Amy")).toMatchObject({ passes: 1, touches: 1 });
    expect(() => assignLines(match)).not.toThrow();
  });
});
