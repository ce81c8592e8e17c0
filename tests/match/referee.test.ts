/** Which commands the referee accepts from which sender, and their effects. */
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { START_DELAY_TICKS } from "#room/automatic-start.ts";
import { advance } from "#match/tick.ts";
import { BLUE_TEAM, ENDED, KICK_OFF, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { discOf, join, member, applyCommands, advanceTicks, positionOf, quietMatch } from "../support/match-builder.ts";

/** A command of each kind, by its sender and the id of its target. */
const commands: Record<string, (by: number | undefined, other: number) => Command> = {
  start: (by) => ({ kind: "start", ...sender(by) }),
  stop: (by) => ({ kind: "stop", ...sender(by) }),
  pause: (by) => ({ kind: "pause", paused: true, ...sender(by) }),
  "another stadium": (by) => ({ kind: "stadium", name: "Big", stadium: builtinStadium("Big"), ...sender(by) }),
  "other limits": (by) => ({ kind: "settings", change: { scoreLimit: 7, timeLimit: 9 }, ...sender(by) }),
  "another kick rate": (by) => ({ kind: "kickRate", rate: [5, 30, 2], ...sender(by) }),
  "another kit": (by) => ({ kind: "kit", team: BLUE_TEAM, kit: { ...BLUE_KIT, angle: 45 }, ...sender(by) }),
  "admin rights for another member": (by, other) => ({ kind: "admin", id: other, admin: true, ...sender(by) }),
  "a team for another member": (by, other) => ({ kind: "team", id: other, team: SPECTATORS, ...sender(by) }),
};

const sender = (by: number | undefined) => (by === undefined ? {} : { by });

/** Ada is the admin, Bob is not; Cyd is the target. `running`: a game is on. */
function threePlayers(running: boolean) {
  const match = quietMatch();
  const [ada, bob, cyd] = join(match, "Ada", "Bob", "Cyd");
  if (running) applyCommands(match, { kind: "start" });
  return { match, ada: ada!, bob: bob!, cyd: cyd! };
}

const needsGame = (what: string) => what === "pause" || what === "stop";

describe.each(Object.keys(commands))("%s", (what) => {
  const command = commands[what]!;

  it("is granted to the admin and to the host", () => {
    for (const byHost of [false, true]) {
      const { match, ada, cyd } = threePlayers(needsGame(what));
      expect(applyCommands(match, command(byHost ? undefined : ada, cyd)).rosterChanged).toBe(true);
    }
  });

  it("is refused to other members, bots and absent senders, without effect", () => {
    const { match, bob, cyd } = threePlayers(needsGame(what));
    for (const by of [bob, 999]) expect(applyCommands(match, command(by, cyd)).rosterChanged).toBe(false);
    const full = quietMatch({ bots: "full" });
    join(full, "Ada");
    const bot = full.members.find((each) => each.bot)!;
    expect(applyCommands(full, command(bot.id, bot.id + 1)).rosterChanged).toBe(false);
  });
});

describe("a member", () => {
  it("moves themselves", () => {
    const { match, bob } = threePlayers(true);
    expect(applyCommands(match, { kind: "team", id: bob, team: SPECTATORS, by: bob })).toMatchObject({
      rosterChanged: true,
    });
    expect(member(match, bob).team).toBe(SPECTATORS);
    expect(discOf(match, bob)).toBe(-1);
  });

  it("cannot make themselves an admin", () => {
    const { match, bob } = threePlayers(false);
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: bob });
    expect(member(match, bob).admin).toBe(false);
  });

  it("made an admin has the rights until they are withdrawn", () => {
    const { match, ada, bob } = threePlayers(false);
    applyCommands(match, { kind: "admin", id: bob, admin: true, by: ada });
    expect(
      applyCommands(match, { kind: "settings", change: { scoreLimit: 5, timeLimit: 5 }, by: bob }).rosterChanged,
    ).toBe(true);
    applyCommands(match, { kind: "admin", id: bob, admin: false, by: ada });
    expect(applyCommands(match, { kind: "settings", change: { scoreLimit: 6, timeLimit: 6 }, by: bob }).disturbed).toBe(
      false,
    );
  });

  it("that is a bot cannot become an admin", () => {
    const match = quietMatch({ bots: "full" });
    const [ada] = join(match, "Ada");
    const bot = match.members.find((each) => each.bot)!;
    expect(applyCommands(match, { kind: "admin", id: bot.id, admin: true, by: ada! }).disturbed).toBe(false);
  });
});

describe("a game", () => {
  it("starts with the limits of the room, which are fixed until it ends", () => {
    const { match } = threePlayers(false);
    applyCommands(
      match,
      { kind: "settings", change: { scoreLimit: 5, timeLimit: 2, overtime: false } },
      { kind: "start" },
    );
    expect(match.world.game).toMatchObject({ state: KICK_OFF, scoreLimit: 5, timeLimit: 2, overtime: 0 });
    expect(applyCommands(match, { kind: "settings", change: { scoreLimit: 1, timeLimit: 1 } }).disturbed).toBe(false);
    expect(match.settings.scoreLimit).toBe(5);
  });

  it("already running is not restarted", () => {
    const { match } = threePlayers(true);
    match.world.game.red = 2;
    applyCommands(match, { kind: "start" });
    expect(match.world.game.red).toBe(2);
  });

  it("that is stopped leaves an empty field and unchanged teams", () => {
    const { match, ada } = threePlayers(true);
    applyCommands(match, { kind: "stop" });
    expect(match.world.game.state).toBe(STOPPED);
    expect(match.world.discs.count).toBe(0);
    expect(member(match, ada).team).toBe(RED_TEAM);
  });

  it("stands still while paused, and continues two seconds after the pause ends", () => {
    const { match, ada } = threePlayers(true);
    member(match, ada).keys = 8;
    advanceTicks(match, 30);
    applyCommands(match, { kind: "pause", paused: true });
    const position = positionOf(match, ada);
    advanceTicks(match, 300);
    expect(positionOf(match, ada)).toEqual(position);
    applyCommands(match, { kind: "pause", paused: false });
    advanceTicks(match, 118);
    expect(positionOf(match, ada)).toEqual(position);
    advanceTicks(match, 3);
    expect(positionOf(match, ada)).not.toEqual(position);
  });

  it("that is not running cannot be paused", () => {
    const { match } = threePlayers(false);
    expect(applyCommands(match, { kind: "pause", paused: true }).disturbed).toBe(false);
    applyCommands(match, { kind: "start" });
    expect(match.world.game.pauseTicks).toBe(0);
  });
});

describe("the automatic start", () => {
  it("comes a second after both teams have players, and reports the world as disturbed", () => {
    const match = quietMatch();
    match.autoStart = true;
    join(match, "Ada");
    advanceTicks(match, 200);
    expect(match.world.game.state).toBe(STOPPED);
    join(match, "Bob");
    const reports = Array.from({ length: START_DELAY_TICKS - 1 }, () => advance(match));
    expect(match.world.game.state).toBe(KICK_OFF);
    expect(reports.at(-1)).toMatchObject({ disturbed: true });
    expect(reports.slice(0, -1).every(({ disturbed }) => !disturbed)).toBe(true);
  });

  it("waits again after a team was empty", () => {
    const match = quietMatch();
    match.autoStart = true;
    const [, bob] = join(match, "Ada", "Bob");
    advanceTicks(match, START_DELAY_TICKS / 2);
    applyCommands(match, { kind: "team", id: bob!, team: SPECTATORS });
    applyCommands(match, { kind: "team", id: bob!, team: BLUE_TEAM });
    advanceTicks(match, START_DELAY_TICKS - 2);
    expect(match.world.game.state).toBe(STOPPED);
    advanceTicks(match, 1);
    expect(match.world.game.state).toBe(KICK_OFF);
  });

  it("follows the end of a game", () => {
    const match = quietMatch();
    match.autoStart = true;
    join(match, "Ada", "Bob");
    advanceTicks(match, START_DELAY_TICKS);
    Object.assign(match.world.game, { state: ENDED, goalTicks: 1, red: 3 });
    advanceTicks(match, 1);
    expect(match.world.game.state).toBe(STOPPED);
    advanceTicks(match, START_DELAY_TICKS);
    expect(match.world.game).toMatchObject({ state: KICK_OFF, red: 0 });
  });

  it("does not follow a stop until a game is started by hand", () => {
    const { match } = threePlayers(false);
    match.autoStart = true;
    advanceTicks(match, START_DELAY_TICKS);
    applyCommands(match, { kind: "stop" });
    advanceTicks(match, 3 * START_DELAY_TICKS);
    expect(match.world.game.state).toBe(STOPPED);
    applyCommands(match, { kind: "start" });
    expect(match.autoStart).toBe(true);
  });
});

describe("another stadium", () => {
  const big = { kind: "stadium", name: "Big", stadium: builtinStadium("Big") } as const;

  it("keeps teams, list order and the tick count", () => {
    const { match } = threePlayers(true);
    advanceTicks(match, 50);
    const { tick } = match.world.game;
    const players = () => {
      const { id, team, number, count } = match.world.players;
      return Array.from({ length: count }, (_, p) => [id[p], team[p], number[p]]);
    };
    const before = players();
    applyCommands(match, big);
    expect(match.world.game.tick).toBe(tick + 1);
    expect(match.world.arena.stadium.name).toBe("Big");
    expect(match.stadiumName).toBe("Big");
    expect(players()).toEqual(before);
  });

  it("ends the game, and the next game is played on it", () => {
    const { match } = threePlayers(true);
    applyCommands(match, big);
    expect(match.world.game.state).toBe(STOPPED);
    applyCommands(match, { kind: "start" });
    expect(match.world.discs.count).toBe(big.stadium.discs.length + 3);
    advanceTicks(match, 100);
  });

  it("keeps the room's kick rate and limits", () => {
    const { match } = threePlayers(false);
    applyCommands(
      match,
      { kind: "kickRate", rate: [3, 20, 4] },
      { kind: "settings", change: { scoreLimit: 8, timeLimit: 4 } },
      big,
    );
    applyCommands(match, { kind: "start" });
    const { kickMin, kickRate, kickMax, scoreLimit, timeLimit } = match.world.game;
    expect([kickMin, kickRate, kickMax, scoreLimit, timeLimit]).toEqual([3, 20, 80, 8, 4]);
  });
});

describe("kits", () => {
  it("are set per team", () => {
    const { match } = threePlayers(false);
    const kit = { angle: 30, text: 0, colors: [1, 2, 3] };
    applyCommands(match, { kind: "kit", team: RED_TEAM, kit });
    expect(match.kits).toEqual({ red: kit, blue: BLUE_KIT });
    applyCommands(match, { kind: "kit", team: BLUE_TEAM, kit: RED_KIT });
    expect(match.kits).toEqual({ red: kit, blue: RED_KIT });
  });
});
