/** What may be asked of the referee, by whom, and what comes of it. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { START_DELAY_TICKS } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { BLUE_TEAM, ENDED, KICK_OFF, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { discOf, join, member, order, pass, positionOf, quietMatch } from "../support/match-builder.ts";

/** Commands as a member would give them, made for whom they concern. */
const asked: Record<string, (by: number | undefined, other: number) => Command> = {
  start: (by) => ({ kind: "start", ...by_(by) }),
  stop: (by) => ({ kind: "stop", ...by_(by) }),
  pause: (by) => ({ kind: "pause", paused: true, ...by_(by) }),
  "another stadium": (by) => ({ kind: "stadium", name: "Big", stadium: builtinStadium("Big"), ...by_(by) }),
  "other limits": (by) => ({ kind: "settings", change: { scoreLimit: 7, timeLimit: 9 }, ...by_(by) }),
  "another kick rate": (by) => ({ kind: "kickRate", rate: [5, 30, 2], ...by_(by) }),
  "another kit": (by) => ({ kind: "kit", team: BLUE_TEAM, kit: { ...BLUE_KIT, angle: 45 }, ...by_(by) }),
  "a right for somebody": (by, other) => ({ kind: "admin", id: other, admin: true, ...by_(by) }),
  "a team for somebody": (by, other) => ({ kind: "team", id: other, team: SPECTATORS, ...by_(by) }),
};

const by_ = (by: number | undefined) => (by === undefined ? {} : { by });

/** Ada is the admin, Bob is not; Cyd is concerned. `pause` needs a game, `limits` none. */
function threeFriends(running: boolean) {
  const match = quietMatch();
  const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
  if (running) order(match, { kind: "start" });
  return { match, ada: ada!, bob: bob!, cyd: cyd! };
}

const needsGame = (what: string) => what === "pause" || what === "stop";

describe.each(Object.keys(asked))("%s", (what) => {
  const command = asked[what]!;

  it("is granted to the admin and to the host", () => {
    for (const byHost of [false, true]) {
      const { match, ada, cyd } = threeFriends(needsGame(what));
      expect(order(match, command(byHost ? undefined : ada, cyd)).rosterChanged).toBe(true);
    }
  });

  it("is not granted to a member, to a bot, or to somebody who is gone, and changes nothing", () => {
    const { match, bob, cyd } = threeFriends(needsGame(what));
    for (const by of [bob, 999]) expect(order(match, command(by, cyd)).rosterChanged).toBe(false);
    const full = quietMatch({ bots: "full" });
    join(full, "Ada");
    const bot = full.members.find((each) => each.bot)!;
    expect(order(full, command(bot.id, bot.id + 1)).rosterChanged).toBe(false);
  });
});

describe("a member", () => {
  it("moves himself", () => {
    const { match, bob } = threeFriends(true);
    expect(order(match, { kind: "team", id: bob, team: SPECTATORS, by: bob })).toMatchObject({ rosterChanged: true });
    expect(member(match, bob).team).toBe(SPECTATORS);
    expect(discOf(match, bob)).toBe(-1);
  });

  it("does not give himself a right", () => {
    const { match, bob } = threeFriends(false);
    order(match, { kind: "admin", id: bob, admin: true, by: bob });
    expect(member(match, bob).admin).toBe(false);
  });

  it("who was given the right has it, until it is taken from him", () => {
    const { match, ada, bob } = threeFriends(false);
    order(match, { kind: "admin", id: bob, admin: true, by: ada });
    expect(order(match, { kind: "settings", change: { scoreLimit: 5, timeLimit: 5 }, by: bob }).rosterChanged).toBe(
      true,
    );
    order(match, { kind: "admin", id: bob, admin: false, by: ada });
    expect(order(match, { kind: "settings", change: { scoreLimit: 6, timeLimit: 6 }, by: bob }).disturbed).toBe(false);
  });

  it("that is a bot gets no right", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    expect(order(match, { kind: "admin", id: bot.id, admin: true, by: ada! }).disturbed).toBe(false);
  });
});

describe("a game", () => {
  it("starts with the limits of the room, and they hold until it is over", () => {
    const { match } = threeFriends(false);
    order(match, { kind: "settings", change: { scoreLimit: 5, timeLimit: 2 } }, { kind: "start" });
    expect(match.world.game).toMatchObject({ state: KICK_OFF, scoreLimit: 5, timeLimit: 2 });
    expect(order(match, { kind: "settings", change: { scoreLimit: 1, timeLimit: 1 } }).disturbed).toBe(false);
    expect(match.settings.scoreLimit).toBe(5);
  });

  it("that runs is not started again", () => {
    const { match } = threeFriends(true);
    match.world.game.red = 2;
    order(match, { kind: "start" });
    expect(match.world.game.red).toBe(2);
  });

  it("that is stopped leaves an empty field, and everybody in his team", () => {
    const { match, ada } = threeFriends(true);
    order(match, { kind: "stop" });
    expect(match.world.game.state).toBe(STOPPED);
    expect(match.world.discs.count).toBe(0);
    expect(member(match, ada).team).toBe(RED_TEAM);
  });

  it("stands still in a pause, and goes on two seconds after it", () => {
    const { match, ada } = threeFriends(true);
    member(match, ada).keys = 8;
    pass(match, 30);
    order(match, { kind: "pause", paused: true });
    const place = positionOf(match, ada);
    pass(match, 300);
    expect(positionOf(match, ada)).toEqual(place);
    order(match, { kind: "pause", paused: false });
    pass(match, 118);
    expect(positionOf(match, ada)).toEqual(place);
    pass(match, 3);
    expect(positionOf(match, ada)).not.toEqual(place);
  });

  it("that is not on cannot be paused", () => {
    const { match } = threeFriends(false);
    expect(order(match, { kind: "pause", paused: true }).disturbed).toBe(false);
    order(match, { kind: "start" });
    expect(match.world.game.pauseTicks).toBe(0);
  });
});

describe("the automatic start", () => {
  it("comes a second after both teams have players, and says that it disturbed the world", () => {
    const match = quietMatch();
    match.autoStart = true;
    join(match, "Ada");
    pass(match, 200);
    expect(match.world.game.state).toBe(STOPPED);
    join(match, "Bob");
    const reports = Array.from({ length: START_DELAY_TICKS - 1 }, () => advance(match));
    expect(match.world.game.state).toBe(KICK_OFF);
    expect(reports.at(-1)).toMatchObject({ disturbed: true });
    expect(reports.slice(0, -1).every(({ disturbed }) => !disturbed)).toBe(true);
  });

  it("counts anew when a team was empty in between", () => {
    const match = quietMatch();
    match.autoStart = true;
    const [, bob] = join(match, "Ada", "Bob");
    pass(match, START_DELAY_TICKS / 2);
    order(match, { kind: "team", id: bob!, team: SPECTATORS });
    order(match, { kind: "team", id: bob!, team: BLUE_TEAM });
    pass(match, START_DELAY_TICKS - 2);
    expect(match.world.game.state).toBe(STOPPED);
    pass(match, 1);
    expect(match.world.game.state).toBe(KICK_OFF);
  });

  it("follows the end of a game", () => {
    const match = quietMatch();
    match.autoStart = true;
    join(match, "Ada", "Bob");
    pass(match, START_DELAY_TICKS);
    Object.assign(match.world.game, { state: ENDED, goalTicks: 1, red: 3 });
    pass(match, 1);
    expect(match.world.game.state).toBe(STOPPED);
    pass(match, START_DELAY_TICKS);
    expect(match.world.game).toMatchObject({ state: KICK_OFF, red: 0 });
  });

  it("does not follow a stop, until somebody starts again", () => {
    const { match } = threeFriends(false);
    match.autoStart = true;
    pass(match, START_DELAY_TICKS);
    order(match, { kind: "stop" });
    pass(match, 3 * START_DELAY_TICKS);
    expect(match.world.game.state).toBe(STOPPED);
    order(match, { kind: "start" });
    expect(match.autoStart).toBe(true);
  });
});

describe("another stadium", () => {
  const big = { kind: "stadium", name: "Big", stadium: builtinStadium("Big") } as const;

  it("keeps everybody's team and place in the list, and the ticks count on", () => {
    const { match } = threeFriends(true);
    pass(match, 50);
    const { tick } = match.world.game;
    const players = () => {
      const { id, team, number, count } = match.world.players;
      return Array.from({ length: count }, (_, p) => [id[p], team[p], number[p]]);
    };
    const before = players();
    order(match, big);
    expect(match.world.game.tick).toBe(tick + 1);
    expect(match.world.arena.stadium.name).toBe("Big");
    expect(match.stadiumName).toBe("Big");
    expect(players()).toEqual(before);
  });

  it("ends the game, and the next one is on it", () => {
    const { match } = threeFriends(true);
    order(match, big);
    expect(match.world.game.state).toBe(STOPPED);
    order(match, { kind: "start" });
    expect(match.world.discs.count).toBe(big.stadium.discs.length + 3);
    pass(match, 100);
  });

  it("keeps the room's kick rate and limits", () => {
    const { match } = threeFriends(false);
    order(
      match,
      { kind: "kickRate", rate: [3, 20, 4] },
      { kind: "settings", change: { scoreLimit: 8, timeLimit: 4 } },
      big,
    );
    order(match, { kind: "start" });
    const { kickMin, kickRate, kickMax, scoreLimit, timeLimit } = match.world.game;
    expect([kickMin, kickRate, kickMax, scoreLimit, timeLimit]).toEqual([3, 20, 80, 8, 4]);
  });
});

describe("kits", () => {
  it("are each team's own", () => {
    const { match } = threeFriends(false);
    const kit = { angle: 30, text: 0, colors: [1, 2, 3] };
    order(match, { kind: "kit", team: RED_TEAM, kit });
    expect(match.kits).toEqual({ red: kit, blue: BLUE_KIT });
    order(match, { kind: "kit", team: BLUE_TEAM, kit: RED_KIT });
    expect(match.kits).toEqual({ red: kit, blue: RED_KIT });
  });
});
