/** Kinds of scripts that hosts of HaxBall run, and what each must visibly do: one script of our own per kind. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Command } from "#match/command.ts";
import { findMember } from "#match/members.ts";
import { STOPPED } from "#sim/world.ts";
import { KICK_KEY } from "#sim/input.ts";
import { ScriptDriver } from "../support/script-driver.ts";

const textOf = (name: string) => readFileSync(new URL(`conformance/${name}.js`, import.meta.url), "utf8");
const open = (name: string, stored?: Map<string, string>) => new ScriptDriver(textOf(name), stored);
const isPlaying = ({ match }: ScriptDriver) => match.world.game.state !== STOPPED;
const namesIn = ({ match }: ScriptDriver) => match.members.map(({ name }) => name);
const avatarOf = ({ match }: ScriptDriver, id: number) => findMember(match, id)?.scriptAvatar;

/** Ada in red and Bob in blue, Ada an admin, in a running game whose kick-off is over. */
function play(name: string, stored?: Map<string, string>, ...settings: readonly Command[]) {
  const driver = open(name, stored);
  const [ada, bob] = [driver.join("Ada"), driver.join("Bob")];
  driver.apply({ kind: "admin", id: ada, admin: true });
  driver.apply({ kind: "team", id: ada, team: 1 }, { kind: "team", id: bob, team: 2 }, ...settings);
  driver.apply({ kind: "start" });
  driver.place(0, 0, 60, 0.1, 0);
  driver.tick(2);
  return { driver, ada, bob };
}

/** The ids of the members that are banned, as the server has them. */
function followBans(driver: ScriptDriver): Set<number> {
  const banned = new Set<number>();
  driver.onTick = () => {
    for (const { id, ban } of driver.match.kicked) if (ban !== "none") banned.add(id);
    for (const id of driver.match.unbannedMembers) banned.delete(id);
  };
  return banned;
}

/** The player kicks the ball to the right. Returns its speed. */
function kick(driver: ScriptDriver, id: number, x = 0): number {
  driver.placePlayer(id, x - 26, 0);
  driver.place(0, x, 0);
  driver.tick();
  driver.hold(id, KICK_KEY);
  driver.tick(4);
  driver.hold(id, 0);
  return driver.discOf().vx;
}

/** A goal of red. */
function score(driver: ScriptDriver): void {
  driver.place(0, 368, 0, 5, 0);
  driver.tick(5);
}

describe("members and rights", () => {
  it("admin slot: password one below the maximum, no player but an admin in the last slot", () => {
    const driver = open("admin-slot");
    const password = () => driver.match.settings.password;
    const [ada] = ["Ada", "Bob", "Cyd"].map((name) => driver.join(name));
    expect(password()).toBe("adminSlot");
    driver.join("Dan");
    expect(namesIn(driver)).toEqual(["Ada", "Bob", "Cyd"]);
    expect(driver.notices.at(-1)?.notice).toMatchObject({ kind: "kicked", reason: "The last slot is for admins" });
    driver.leave(ada!);
    driver.tick(3);
    expect(password()).toBe("");
  });

  it("clear ban: kicks are reported, and a ban is lifted by a command", () => {
    const { driver, ada, bob } = play("clear-ban");
    const banned = followBans(driver);
    driver.apply({ kind: "kick", id: bob, reason: "rude", ban: true, by: ada });
    expect(driver.announcements()).toEqual(["Bob rude true Ada"]);
    expect([...banned]).toEqual([bob]);
    driver.chat(ada, "!unban");
    expect([...banned]).toEqual([]);
  });

  it("admin: rights by password, kept over visits, and abuse is undone", () => {
    const { driver, ada, bob } = play("admin");
    expect(driver.chat(bob, "!admin secret")).toBe(false);
    driver.tick(3);
    expect(findMember(driver.match, bob)?.admin).toBe(true);
    driver.apply({ kind: "admin", id: bob, admin: false, by: ada });
    driver.tick(3);
    expect([ada, bob].map((id) => findMember(driver.match, id)?.admin)).toEqual([false, true]);
    driver.leave(bob);
    const again = driver.join("Bob");
    driver.tick(3);
    expect(findMember(driver.match, again)?.admin).toBe(true);
  });

  it("vote ban: enough votes ban a player, whose key is kept", () => {
    const stored = new Map<string, string>();
    const driver = open("vote-ban", stored);
    const ids = ["Ada", "Bob", "Cyd", "Dan"].map((name) => driver.join(name));
    for (const id of ids.slice(0, 2)) driver.chat(id, `!ban ${ids[3]}`);
    expect(namesIn(driver)).toContain("Dan");
    driver.chat(ids[2]!, `!ban ${ids[3]}`);
    expect(namesIn(driver)).toEqual(["Ada", "Bob", "Cyd"]);
    const next = open("vote-ban", stored);
    next.join("Dan");
    next.tick(3);
    expect(namesIn(next)).toEqual([]);
  });

  it("reorder: commands move a player in the list, and all lines are hidden", () => {
    const driver = open("reorder");
    const [ada, , cyd] = ["Ada", "Bob", "Cyd"].map((name) => driver.join(name));
    expect(driver.chat(cyd!, "!top")).toBe(false);
    expect(namesIn(driver)).toEqual(["Cyd", "Ada", "Bob"]);
    driver.chat(ada!, "!bottom");
    expect(namesIn(driver)).toEqual(["Cyd", "Bob", "Ada"]);
    expect(driver.chat(ada!, "hello")).toBe(false);
  });
});

describe("chat", () => {
  it("mute and slow mode: lines are hidden, and the sender alone receives why", () => {
    const { driver, ada, bob } = play("mute");
    expect([driver.chat(bob, "one"), driver.chat(bob, "two")]).toEqual([true, false]);
    expect(driver.announcements(bob)).toEqual(["Too fast"]);
    driver.seconds(3.1);
    driver.chat(ada, `!mute ${bob}`);
    expect(driver.chat(bob, "three")).toBe(false);
    expect(driver.announcements(bob).at(-1)).toBe("You are muted");
    driver.seconds(10.1);
    expect(driver.chat(bob, "four")).toBe(true);
    expect(driver.announcements()).toEqual([]);
  });

  it("team chat and ignoring: lines reach the chosen players alone", () => {
    const { driver, ada, bob } = play("team-chat");
    const cyd = driver.join("Cyd");
    driver.apply({ kind: "team", id: cyd, team: 1 });
    driver.chat(ada, "t forward");
    expect([ada, bob, cyd].map((id) => driver.announcements(id))).toEqual([["Ada: t forward"], [], ["Ada: t forward"]]);
    driver.chat(cyd, `!ignore ${bob}`);
    driver.chat(bob, "hello");
    expect([ada, bob, cyd].map((id) => driver.announcements(id).at(-1))).toEqual([
      ...["Bob: hello", "Bob: hello"],
      "Ada: t forward",
    ]);
  });

  it("counter: lines in all styles, colours and sounds, a second apart", () => {
    const driver = open("counter");
    driver.join("Ada");
    driver.seconds(6);
    const lines = driver.notices.filter(({ notice }) => notice.kind === "scriptLine");
    expect(lines.map(({ notice }) => notice)).toEqual(
      ["normal", "bold", "italic", "small", "small-bold", "small-italic"].map((style, index) => ({
        ...{ kind: "scriptLine", text: String(6 - index), color: 0x1000 * index, style, sound: index % 3 },
      })),
    );
    const gaps = lines.slice(1).map(({ tick }, index) => tick - lines[index]!.tick);
    for (const gap of gaps) expect(Math.abs(gap - 60)).toBeLessThanOrEqual(1);
  });

  it("webhook: a script without the class for requests fails alone, and the line is shown", () => {
    const { driver, ada } = play("webhook");
    expect(driver.chat(ada, "hello")).toBe(true);
    expect(driver.errors[0]).toContain("XMLHttpRequest");
  });
});

describe("the game", () => {
  it("kick game: a loop of start, ban, stop and unban", () => {
    const driver = open("kick-game");
    const banned = followBans(driver);
    const [, bob] = ["Ada", "Bob"].map((name) => driver.join(name));
    driver.seconds(5.2);
    expect(driver.match.stadiumName).toBe("Small");
    expect(isPlaying(driver)).toBe(true);
    expect(namesIn(driver)).toEqual(["Ada"]);
    expect([...banned]).toEqual([bob]);
    driver.seconds(5);
    expect(isPlaying(driver)).toBe(false);
    expect([...banned]).toEqual([]);
    expect(driver.match.settings).toMatchObject({ scoreLimit: 0, timeLimit: 0, teamsLocked: true });
  });

  it("map vote: the game stops, map and limits change, and a game starts", () => {
    const { driver, ada, bob } = play("map-vote");
    driver.chat(ada, "!vote");
    expect(driver.match.stadiumName).toBe("Classic");
    driver.chat(bob, "!vote");
    expect(driver.match.stadiumName).toBe("Big");
    expect(driver.announcements()).toEqual(["Now: Big"]);
    expect(driver.match.settings).toMatchObject({ scoreLimit: 7, timeLimit: 9 });
    expect(isPlaying(driver)).toBe(true);
  });

  it("finish line: a game ends beyond a line, and errors without a player end nothing", () => {
    const { driver, ada } = play("finish-line");
    driver.apply({ kind: "team", id: ada, team: 0 });
    expect(driver.errors[0]).toContain("onGameTick: TypeError");
    expect(isPlaying(driver)).toBe(true);
    driver.apply({ kind: "team", id: ada, team: 1 });
    driver.placePlayer(ada, 360, 150);
    driver.tick(5);
    expect(driver.announcements()).toContain("Ada wins");
    expect(isPlaying(driver)).toBe(false);
  });

  it("timeout: a pause of fifteen seconds, then the countdown", () => {
    const { driver, ada } = play("timeout");
    for (let request = 0; request < 5; request++) driver.chat(ada, "!timeout");
    const { game } = driver.match.world;
    expect(driver.announcements()).toEqual(["Paused true"]);
    driver.seconds(14);
    expect(game.pauseTicks).toBeGreaterThan(0);
    driver.seconds(1.2);
    expect(driver.announcements()).toEqual(["Paused true", "Countdown"]);
    expect(game.pauseTicks).toBeGreaterThan(0);
    driver.seconds(2);
    expect(game.pauseTicks).toBe(0);
  });

  it("uniforms: kits with stripes, angle and colours", () => {
    const { driver, ada, bob } = play("uniforms");
    driver.chat(ada, "!kit stripes");
    driver.chat(bob, "!kit plain");
    const { red, blue } = driver.match.kits;
    expect(red).toMatchObject({ text: 0xffffff, colors: [0x000000, 0x0000ff, 0x000000] });
    expect(Math.abs(red.angle - 60)).toBeLessThan(2);
    expect(blue).toMatchObject({ angle: 0, text: 0, colors: [0xffff00] });
  });

  it("MVP: goals and assists from kicks, which survive a restart", () => {
    const stored = new Map<string, string>();
    const limit: Command = { kind: "settings", change: { scoreLimit: 1 } };
    const { driver, ada } = play("mvp", stored, limit);
    kick(driver, ada);
    score(driver);
    driver.seconds(4);
    expect(driver.announcements()).toEqual(["MVP: Ada 2"]);
    const next = play("mvp", stored, limit);
    kick(next.driver, next.ada);
    score(next.driver);
    next.driver.seconds(4);
    expect(next.driver.announcements()).toEqual(["MVP: Ada 4"]);
  });
});

describe("avatars", () => {
  it("nearest player: the mark follows the ball", () => {
    const { driver, ada, bob } = play("nearest");
    driver.placePlayer(ada, -100, 0);
    driver.placePlayer(bob, 100, 0);
    driver.place(0, -50, 0);
    driver.tick(4);
    expect([avatarOf(driver, ada), avatarOf(driver, bob)]).toEqual(["!", null]);
    driver.place(0, 50, 0);
    driver.tick(4);
    expect([avatarOf(driver, ada), avatarOf(driver, bob)]).toEqual([null, "!"]);
  });

  it("avatars by team stay over goals and games", () => {
    const { driver, ada, bob } = play("avatars");
    score(driver);
    driver.seconds(9);
    expect(isPlaying(driver)).toBe(true);
    expect(driver.match.world.game.red).toBe(0);
    expect([avatarOf(driver, ada), avatarOf(driver, bob)]).toEqual(["R", "B"]);
  });
});

describe("discs", () => {
  it("ball teleport: from the spot to the centre with its speed; nothing without a game", () => {
    const { driver } = play("ball-teleport");
    driver.place(0, 300, -100, 0.2, 0);
    driver.tick(3);
    expect(Math.abs(driver.discOf().x)).toBeLessThan(2);
    expect(driver.discOf().vx).toBeGreaterThan(0.1);
    driver.apply({ kind: "stop" });
    driver.tick(5);
    expect(driver.errors).toEqual([]);
  });

  it("charged kick: three times as fast after 180 ticks at the ball", () => {
    const { driver, ada } = play("charged-kick");
    const usual = kick(driver, ada);
    for (let tick = 0; tick < 185; tick++) {
      driver.placePlayer(ada, -26, 0);
      driver.place(0, 0, 0);
      driver.tick();
    }
    expect(driver.notices.at(-1)?.notice).toEqual({
      ...{ kind: "scriptLine", text: "Charged", color: 0x00ff00, style: "italic", sound: 2 },
    });
    expect(kick(driver, ada) / usual).toBeGreaterThan(2.5);
  });

  it("collision: players pass through each other until positions are reset", () => {
    const { driver, ada, bob } = play("collision");
    driver.chat(ada, "!collision");
    const overlap = () => {
      driver.placePlayer(ada, 0, 100);
      driver.placePlayer(bob, 10, 100);
      driver.tick(5);
      return driver.discOf(bob).x - driver.discOf(ada).x < 11;
    };
    expect(overlap()).toBe(true);
    score(driver);
    driver.seconds(4);
    expect(overlap()).toBe(false);
  });

  it("radius: a command changes a disc, also in the next game", () => {
    const { driver, bob } = play("radius");
    driver.chat(bob, "!radius 25");
    expect(driver.discOf(bob).radius).toBe(25);
    driver.apply({ kind: "stop" });
    driver.apply({ kind: "start" });
    driver.tick(2);
    expect(driver.discOf(bob).radius).toBe(25);
  });

  it("growing scorer: large with an avatar after a goal, for two seconds", () => {
    const { driver, ada } = play("scorer-grows");
    kick(driver, ada);
    score(driver);
    expect(avatarOf(driver, ada)).toBe("G");
    driver.seconds(3);
    expect(driver.discOf(ada).radius).toBe(30);
    driver.seconds(2);
    expect(driver.discOf(ada).radius).toBe(15);
    expect(avatarOf(driver, ada)).toBeNull();
  });

  it("zone: one line for each player that enters", () => {
    const { driver, ada } = play("zone");
    driver.placePlayer(ada, 200, 0);
    driver.tick(10);
    driver.placePlayer(ada, 0, 0);
    driver.tick(3);
    driver.placePlayer(ada, 200, 0);
    driver.tick(3);
    expect(driver.announcements()).toEqual(["Ada has entered", "Ada has entered"]);
  });

  it("third defender: a map of the script, whose area holds two defenders", () => {
    const { driver, ada } = play("third-defender");
    expect(driver.match.stadiumName).toBe("Three lines");
    const others = ["Cyd", "Dan"].map((name) => driver.join(name));
    driver.apply(...others.map((id) => ({ kind: "team", id, team: 1 }) as const));
    [ada, ...others].forEach((id, index) => driver.placePlayer(id, -350, 60 * index - 60));
    driver.tick(5);
    const outside = [ada, ...others].filter((id) => driver.discOf(id).x > -300);
    expect(outside).toEqual([others[1]]);
  });

  it("goal effect: a large disc at the place of the shot, restored with a colour that is a text", () => {
    const { driver, ada } = play("goal-effect");
    kick(driver, ada, 100);
    score(driver);
    const { discs } = driver.match.world;
    expect([discs.radius[1], driver.match.discColors]).toEqual([40, [[1, 0xff0000]]]);
    expect(Math.abs(discs.x[1]! - 74)).toBeLessThan(10);
    driver.seconds(1.2);
    expect([discs.radius[1], driver.match.discColors]).toEqual([8, [[1, 0x00ff00]]]);
  });

  it("freeze: the player cannot leave the point; the command fails alone without a game", () => {
    const { driver, ada, bob } = play("freeze");
    driver.placePlayer(bob, 100, 100);
    driver.tick(2);
    driver.chat(ada, `!freeze ${bob}`);
    driver.hold(bob, 1);
    driver.seconds(1);
    expect(Math.abs(driver.discOf(bob).y - 100)).toBeLessThan(2);
    driver.apply({ kind: "stop" });
    expect(driver.chat(ada, `!freeze ${bob}`)).toBe(true);
    expect(driver.errors[0]).toContain("onPlayerChat: TypeError");
  });

  it("kick-off teleport: the first kick of a game moves red", () => {
    const { driver, ada } = play("kick-off-teleport");
    kick(driver, ada);
    expect(driver.discOf(ada)).toMatchObject({ x: -300, y: 50 });
    kick(driver, ada);
    expect(driver.discOf(ada).x).toBeGreaterThan(-50);
  });
});
