/** The scripts in assets/script: what they visibly do in a room. */
import { readFileSync } from "node:fs";
import { compileFunction } from "node:vm";
import { describe, expect, it } from "vitest";
import { queueJoin } from "#match/roster.ts";
import { KICK_KEY, LEFT } from "#sim/input.ts";
import { STOPPED } from "#sim/world.ts";
import { ScriptDriver } from "../support/script-driver.ts";

const textOf = (name: string) => readFileSync(new URL(`../../assets/script/${name}.js`, import.meta.url), "utf8");

function open(name: string): ScriptDriver {
  return new ScriptDriver(textOf(name));
}

function join(driver: ScriptDriver, ...names: string[]): number[] {
  return names.map((name) => driver.join(name));
}

/** Lets a team score and waits until the positions are reset, or the game is over. */
function score(driver: ScriptDriver, team: 1 | 2): void {
  const side = team === 1 ? 1 : -1;
  driver.place(0, side * 300, 60, side, 0);
  driver.tick(2);
  driver.place(0, side * 368, 0, side * 5, 0);
  driver.seconds(4);
}

const isPlaying = ({ match }: ScriptDriver) => match.world.game.state !== STOPPED;

describe("winner-stays.js", () => {
  /** With A and D on the pitch; the others wait in order. */
  it("keeps the winners and sends the losers to the end of the queue", () => {
    const driver = open("winner-stays");
    join(driver, "Ada", "Bob", "Cyd");
    driver.seconds(4);
    expect(driver.teams()).toEqual(["Ada 1", "Bob 2", "Cyd 0"]);
    expect(isPlaying(driver)).toBe(true);
    for (let goal = 0; goal < 3; goal++) score(driver, 2);
    driver.seconds(9);
    expect(driver.announcements()).toContain("Blue stays: 0 : 3.");
    expect(driver.teams().toSorted()).toEqual(["Ada 0", "Bob 2", "Cyd 1"]);
    expect(isPlaying(driver)).toBe(true);
    expect(driver.errors).toEqual([]);
  });

  it("seats players that join in the same tick in different teams, and fills teams in pairs", () => {
    const driver = open("winner-stays");
    for (const name of ["Ada", "Bob", "Cyd", "Dan", "Eve"]) queueJoin(driver.match, name);
    driver.seconds(4);
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 2", "Cyd 1", "Dan 2", "Eve 0"]);
    join(driver, "Fay", "Gus", "Hal");
    expect(driver.teams().toSorted().slice(4)).toEqual(["Eve 1", "Fay 2", "Gus 0", "Hal 0"]);
  });

  it("fills the gap of a player that leaves, and stops without an opponent", () => {
    const driver = open("winner-stays");
    const [ada, bob] = join(driver, "Ada", "Bob", "Cyd");
    driver.seconds(4);
    driver.leave(ada!);
    driver.tick(3);
    for (let i = 0; i < 5; i++) {
      driver.tick(60);
      driver.tick(3);
    }
    driver.seconds(4);
    expect(driver.teams().toSorted()).toEqual(["Bob 2", "Cyd 1"]);
    expect(isPlaying(driver)).toBe(true);
    driver.leave(bob!);
    driver.seconds(4);
    expect(driver.teams()).toEqual(["Cyd 1"]);
    expect(isPlaying(driver)).toBe(true);
  });

  it("moves players without activity to the spectators until they write", () => {
    const driver = open("winner-stays");
    const [ada, bob] = join(driver, "Ada", "Bob");
    driver.seconds(4);
    for (let second = 0; second < 24; second++) {
      driver.hold(bob!, second % 2 === 0 ? LEFT : 0);
      driver.seconds(1);
    }
    expect(driver.announcements(ada)).toContain("Move, or you lose your place!");
    expect(driver.announcements()).toContain("Ada is AFK.");
    expect(driver.teams()).toEqual(["Bob 2", "Ada 0"]);
    expect(driver.chat(ada!, "I am here")).toBe(true);
    driver.seconds(4);
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 2"]);
  });

  it("answers commands to the player alone", () => {
    const driver = open("winner-stays");
    const [ada] = join(driver, "Ada", "Bob", "Cyd", "Dan");
    expect(driver.chat(ada!, "!queue")).toBe(false);
    expect(driver.announcements(ada).at(-1)).toMatch(/^(?:Next: |Nobody waits)/u);
    expect(driver.chat(ada!, "!nothing")).toBe(false);
    expect(driver.announcements(ada).at(-1)).toContain("There is no !nothing");
    expect(driver.announcements()).toEqual([]);
  });

  it("goes on after a restart in a full room", () => {
    const driver = open("winner-stays");
    join(driver, "Ada", "Bob", "Cyd");
    driver.seconds(4);
    const before = driver.teams();
    driver.reload();
    driver.seconds(4);
    expect(driver.teams()).toEqual(before);
  });
});

describe("power-shot.js", () => {
  /** Ada stays at the ball, which stands still, until a kick of it is charged. */
  function charge(driver: ScriptDriver, id: number, ticks: number): void {
    for (let tick = 0; tick < ticks; tick++) {
      driver.place(0, 0, 0);
      driver.placePlayer(id, -26, 0);
      driver.tick();
    }
  }

  function kick(driver: ScriptDriver, id: number): number {
    driver.hold(id, KICK_KEY);
    driver.tick(4);
    driver.hold(id, 0);
    return driver.discOf().vx;
  }

  it("makes a kick faster after a while at the ball, and not the next one", () => {
    const driver = open("power-shot");
    const [ada, bob] = join(driver, "Ada", "Bob");
    driver.seconds(1);
    expect(isPlaying(driver)).toBe(true);
    driver.placePlayer(bob!, 300, 0);
    charge(driver, ada!, 20);
    const usual = kick(driver, ada!);
    driver.seconds(1);
    charge(driver, ada!, 95);
    expect(driver.announcements(ada)).toContain("Power shot ready: kick!");
    const strong = kick(driver, ada!);
    expect(strong / usual).toBeGreaterThan(1.5);
    expect(driver.announcements().at(-1)).toMatch(/^Ada has the fastest power shot now: \d+ units/u);
    charge(driver, ada!, 95);
    expect(kick(driver, ada!)).toBeCloseTo(usual, 5);
    expect(driver.errors).toEqual([]);
  });

  it("does not charge with an opponent at the ball", () => {
    const driver = open("power-shot");
    const [ada, bob] = join(driver, "Ada", "Bob");
    driver.seconds(1);
    for (let tick = 0; tick < 120; tick++) {
      driver.placePlayer(bob!, 26, 0);
      charge(driver, ada!, 1);
    }
    expect(driver.announcements(ada)).not.toContain("Power shot ready: kick!");
  });

  it("seats players that join in the same tick in different teams, and plays again after a game", () => {
    const driver = open("power-shot");
    for (const name of ["Ada", "Bob", "Cyd", "Dan"]) queueJoin(driver.match, name);
    driver.seconds(1);
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 2", "Cyd 1", "Dan 2"]);
    for (let goal = 0; goal < 5; goal++) score(driver, 1);
    driver.seconds(10);
    expect(isPlaying(driver)).toBe(true);
    expect(driver.match.world.game.red).toBe(0);
  });
});

describe("last-disc.js", () => {
  it("plays rounds until one player is left in the ring", () => {
    const driver = open("last-disc");
    const [ada, bob, cyd] = join(driver, "Ada", "Bob", "Cyd");
    driver.seconds(5);
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 1", "Cyd 1"]);
    const { x, y } = driver.discOf(ada);
    expect(Math.hypot(x, y)).toBeCloseTo(210, 3);
    driver.placePlayer(bob!, 0, 400);
    driver.tick(4);
    expect(driver.announcements().at(-1)).toBe("Bob is out. 2 left.");
    expect(driver.discOf(ada).radius).toBeGreaterThan(15);
    driver.leave(cyd!);
    driver.tick(3);
    expect(driver.announcements().at(-1)).toBe("Ada is the last disc standing!");
    driver.seconds(5);
    expect(driver.announcements().at(-1)).toBe("2 in the ring. The last one wins!");
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 1"]);
    expect(driver.chat(bob!, "!wins")).toBe(false);
    expect(driver.announcements(bob).at(-1)).toBe("Ada 1");
    expect(driver.errors).toEqual([]);
  });

  it("ends each round by the shrinking ring, also with a draw", () => {
    const driver = open("last-disc");
    join(driver, "Ada", "Bob");
    driver.seconds(5);
    const post = () => Math.hypot(driver.match.world.discs.x[1]!, driver.match.world.discs.y[1]!);
    const before = post();
    driver.seconds(10);
    expect(post()).toBeLessThan(before - 40);
    driver.seconds(9);
    expect(driver.announcements().at(-1)).toBe("No one is left: a draw.");
  });

  it("waits for a second player, and lets players join from the next round on", () => {
    const driver = open("last-disc");
    const [ada] = join(driver, "Ada");
    driver.seconds(6);
    expect(isPlaying(driver)).toBe(false);
    join(driver, "Bob");
    driver.seconds(5);
    const [cyd] = join(driver, "Cyd");
    expect(driver.announcements(cyd).at(-1)).toContain("from the next round on");
    driver.placePlayer(ada!, 0, 400);
    driver.seconds(6);
    expect(driver.teams().toSorted()).toEqual(["Ada 1", "Bob 1", "Cyd 1"]);
  });
});

describe("tournament.js", () => {
  it("draws teams, keeps a table of points, goals and assists, and lets all play equally often", async () => {
    const driver = open("tournament");
    const [ada] = join(driver, "Ada", "Bob", "Cyd");
    await Promise.resolve();
    driver.seconds(9);
    const playing = () => driver.match.members.filter(({ team }) => team !== 0).map(({ name }) => name);
    expect(playing()).toHaveLength(2);
    const [bench] = driver.match.members.filter(({ team }) => team === 0);
    for (let goal = 0; goal < 3; goal++) score(driver, 1);
    driver.seconds(2);
    expect(driver.announcements().some((text) => text.startsWith("Red wins 3 : 0."))).toBe(true);
    expect(driver.announcements().at(-1)).toMatch(/^1\. \w+ {2}3 points, 1 matches/u);
    driver.seconds(9);
    expect(isPlaying(driver)).toBe(true);
    expect(playing()).toContain(bench!.name);
    expect(driver.match.stadiumName).toBe("Big");
    driver.chat(ada!, "!me");
    expect(driver.announcements(ada).at(-1)).toMatch(/^[03] points, [01] matches/u);
    expect(driver.errors).toEqual([]);
  });

  it("announces the golden goal at a draw", () => {
    const driver = open("tournament");
    join(driver, "Ada", "Bob");
    driver.seconds(9);
    driver.place(0, 0, 60, 0.1, 0);
    driver.tick(2);
    driver.match.world.game.time = 179;
    driver.reload();
    driver.seconds(3);
    expect(driver.announcements().filter((text) => text.startsWith("Golden goal"))).toHaveLength(1);
    expect(isPlaying(driver)).toBe(true);
    driver.place(0, 368, 0, 5, 0);
    driver.seconds(5);
    expect(driver.announcements().some((text) => text.startsWith("Red wins 1 : 0."))).toBe(true);
  });

  it("replaces players that leave, and stops a match without opponents", () => {
    const driver = open("tournament");
    join(driver, "Ada", "Bob", "Cyd");
    driver.seconds(9);
    const onPitch = () => driver.match.members.filter(({ team }) => team !== 0);
    driver.leave(onPitch()[0]!.id);
    driver.tick(3);
    expect(onPitch()).toHaveLength(2);
    expect(driver.announcements().at(-1)).toMatch(/joins (?:red|blue)\.$/u);
    driver.leave(onPitch()[0]!.id);
    driver.tick(3);
    expect(isPlaying(driver)).toBe(false);
    expect(driver.announcements().at(-1)).toBe("The match does not count.");
  });

  it("names the champion after the last match", () => {
    const driver = new ScriptDriver(textOf("tournament").replace("ROUNDS = 8", "ROUNDS = 1"));
    join(driver, "Ada", "Bob");
    driver.seconds(9);
    for (let goal = 0; goal < 3; goal++) score(driver, 1);
    driver.seconds(3);
    expect(driver.announcements().some((text) => text.startsWith("The champion of this tournament: "))).toBe(true);
    driver.seconds(9);
    expect(driver.announcements().at(-1)).toContain("Match 1 of 1 on Classic");
  });
});

describe("guard.js", () => {
  it("hides lines that come too fast or again and again, for longer each time, then kicks and bans", () => {
    const driver = open("guard");
    const [ada, bob] = join(driver, "Ada", "Bob");
    const flood = () => Array.from({ length: 6 }, (_, index) => driver.chat(ada!, `line ${index}`));
    expect(flood()).toEqual([true, true, true, true, true, false]);
    expect(driver.announcements(ada).at(-1)).toBe("too many lines: you are muted for 20 seconds.");
    expect(driver.chat(ada!, "please")).toBe(false);
    expect(driver.chat(bob!, "quiet now")).toBe(true);
    driver.seconds(21);
    expect(["HAHA", "haha!", "hahaaa", "ha ha"].map((text) => driver.chat(ada!, text))).toEqual([
      ...[true, true, true],
      false,
    ]);
    expect(driver.announcements(ada).at(-1)).toContain("muted for 60 seconds");
    driver.seconds(61);
    flood();
    driver.seconds(301);
    flood();
    expect(driver.match.members.map(({ name }) => name)).toEqual(["Bob"]);
    const again = driver.join("Ada");
    for (let line = 0; line < 6; line++) driver.chat(again, `line ${line}`);
    expect(driver.notices.map(({ notice }) => notice)).toContainEqual({
      ...{ kind: "kicked", name: "Ada", ban: true, reason: "Spam: too many lines", by: "" },
    });
  });

  it("slows the chat down for all when the whole room writes much", () => {
    const driver = open("guard");
    const players = join(driver, "Ada", "Bob", "Cyd", "Dan", "Eve", "Fay");
    for (let line = 0; line < 4; line++) {
      for (const id of players) driver.chat(id, `I say ${line} times ${id}`);
    }
    expect(driver.announcements()).toContain("The chat is slowed down for a minute.");
    expect(driver.chat(players[0]!, "something else")).toBe(true);
    expect(driver.chat(players[0]!, "and more")).toBe(false);
    driver.seconds(130);
    expect(["a", "b", "c"].map((text) => driver.chat(players[0]!, text))).toEqual([true, true, true]);
  });

  it("moves players without activity away, sooner in a fuller room", () => {
    const driver = open("guard");
    const [ada, bob] = join(driver, "Ada", "Bob");
    driver.seconds(42);
    expect(driver.teams()).toEqual(["Ada 1", "Bob 2"]);
    driver.hold(ada!, LEFT);
    driver.seconds(1);
    join(driver, "Cyd", "Dan", "Eve", "Fay");
    driver.seconds(2);
    expect(driver.teams().filter((line) => line.endsWith(" 0"))).toEqual(["Bob 0"]);
    expect(driver.announcements()).toContain("Bob is AFK.");
    driver.chat(bob!, "!join");
    expect(driver.teams()).toContain("Bob 2");
  });

  it("lets three players of a network in, and makes room in a full one", () => {
    const driver = open("guard");
    for (let player = 1; player <= 4; player++) driver.join(`A${player}`, { network: "one" });
    expect(driver.teams().map((line) => line.slice(0, 2))).toEqual(["A1", "A2", "A3"]);
    driver.chat(1, "!afk");
    driver.seconds(5);
    for (const id of [2, 3]) driver.chat(id, "hello");
    for (let player = 1; player <= 10; player++) driver.join(`B${player}`);
    driver.seconds(170);
    driver.join("B11");
    driver.seconds(8);
    expect(driver.teams().map((line) => line.split(" ")[0])).not.toContain("A1");
    expect(driver.match.members).toHaveLength(13);
  });
});

describe("discord.js", () => {
  type Sent = { readonly url: string; readonly content: string };

  function openWithDiscord(answer: () => unknown): { driver: ScriptDriver; sent: Sent[]; warnings: string[] } {
    const sent: Sent[] = [];
    const warnings: string[] = [];
    const fetch = async (url: string, { body }: { body: string }) => {
      sent.push({ url, content: (JSON.parse(body) as { content: string }).content });
      return answer();
    };
    const source = textOf("discord").replace('WEBHOOK = ""', 'WEBHOOK = "https://discord.com/api/webhooks/1/x"');
    const run = compileFunction(source, ["HBInit", "fetch", "console", "Date"]) as (...globals: unknown[]) => void;
    let now = 0;
    const clock = { now: () => (now += 10_000) };
    const warn = (text: string) => void warnings.push(text);
    const driver = new ScriptDriver((hbInit) => run(hbInit, fetch, { warn }, clock));
    return { driver, sent, warnings };
  }

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it("posts joins and results together, with names that cannot format anything", async () => {
    const { driver, sent } = openWithDiscord(() => ({ ok: true }));
    join(driver, "*Ada*", "Bob");
    driver.seconds(1);
    await settle();
    expect(sent).toEqual([
      {
        url: "https://discord.com/api/webhooks/1/x",
        content: "\\*Ada\\* joined (1 in the room)\nBob joined (2 in the room)\n",
      },
    ]);
    for (let goal = 0; goal < 3; goal++) score(driver, 2);
    driver.seconds(5);
    await settle();
    expect(sent).toHaveLength(2);
    expect(sent[1]!.content).toMatch(/^\*\*0 : 3\*\* after 0:\d\d\. Red: \\\*Ada\\\*\. Blue: Bob\./u);
    expect(driver.errors).toEqual([]);
  });

  it("sends again after the time that Discord names, and gives up what is refused", async () => {
    const answers: unknown[] = [
      { ok: false, status: 429, json: async () => ({ retry_after: 20 }) },
      { ok: true },
      { ok: false, status: 404 },
    ];
    const { driver, sent, warnings } = openWithDiscord(() => answers.shift());
    join(driver, "Ada");
    for (const seconds of [1, 15]) {
      driver.seconds(seconds);
      await settle();
    }
    expect(sent).toHaveLength(1);
    driver.seconds(7);
    await settle();
    expect(sent).toHaveLength(2);
    expect(sent[1]!.content).toBe(sent[0]!.content);
    join(driver, "Bob");
    driver.seconds(6);
    await settle();
    expect(warnings).toEqual(["discord.js: Discord answers 404; is the address of the webhook right?"]);
    driver.seconds(70);
    await settle();
    expect(sent).toHaveLength(3);
  });

  it("plays without a webhook, and without Discord", async () => {
    const driver = open("discord");
    join(driver, "Ada", "Bob");
    driver.seconds(1);
    expect(isPlaying(driver)).toBe(true);
    expect(driver.log).toEqual(["discord.js: put the address of your webhook into WEBHOOK"]);
    const offline = openWithDiscord(() => Promise.reject(new TypeError("fetch failed")));
    join(offline.driver, "Ada", "Bob");
    offline.driver.seconds(2);
    await settle();
    expect(offline.warnings).toEqual(["discord.js: TypeError: fetch failed; next try in a minute"]);
    expect(isPlaying(offline.driver)).toBe(true);
  });
});
