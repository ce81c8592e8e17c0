/** Version 2 of the API: schedules, further handlers, events of the play, and what is known about players. */
import { describe, expect, it } from "vitest";
import { KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { roomOf } from "../support/script-room.ts";

type PlayEvent = { type: string } & Record<string, unknown>;

/** A game of Ada and Cyd against Bob, with every event of the play. */
function game() {
  const { driver, room } = roomOf({ noPlayer: true });
  const [ada, bob, cyd] = ["Ada", "Bob", "Cyd"].map((name) => driver.join(name)) as [number, number, number];
  const events: PlayEvent[] = [];
  for (const type of ["touch", "shot", "pass", "possession", "goal"]) {
    room.on(type, (event: Record<string, unknown>) => void events.push({ type, ...event }));
  }
  driver.apply(
    ...[ada, cyd].map((id) => ({ kind: "team", id, team: RED_TEAM }) as const),
    { kind: "team", id: bob, team: BLUE_TEAM },
    { kind: "start" },
  );
  // Away from the ball, which has left the centre: the kick-off is over.
  for (const id of [ada, bob, cyd]) driver.placePlayer(id, -300, id * 40);
  driver.place(0, 0, 0, 0.1, 0);
  driver.tick(2);
  return { driver, room, ada, bob, cyd, events };
}

describe("schedules", () => {
  it("run after ticks of the room, once or again and again, until they are cancelled", () => {
    const { driver, room } = roomOf();
    const runs: string[] = [];
    const once = room.schedule(3, () => void runs.push(`once ${driver.match.world.game.tick - start}`));
    const again = room.every(2, () => void runs.push(`every ${driver.match.world.game.tick - start}`)) as {
      cancel(): void;
    };
    (room.schedule(4, () => void runs.push("never")) as { cancel(): void }).cancel();
    const start = driver.match.world.game.tick;
    driver.tick(6);
    again.cancel();
    driver.tick(6);
    expect(once).toHaveProperty("cancel");
    expect(runs).toEqual(["every 2", "once 3", "every 4", "every 6"]);
  });

  it("survive errors of their functions, and need a function", () => {
    const { driver, room } = roomOf();
    room.every(1, () => {
      throw new Error("no");
    });
    driver.tick(2);
    expect(driver.errors).toEqual(["schedule: Error: no", "schedule: Error: no"]);
    expect(() => room.schedule(1, "text")).toThrow("a function is needed");
  });
});

describe("further handlers", () => {
  it("are called besides the property, in their order, until they are removed", () => {
    const { driver, room } = roomOf({ noPlayer: true });
    const calls: string[] = [];
    Object.assign(room, { onPlayerJoin: () => void calls.push("property") });
    const remove = room.on("join", ({ name }: { name: string }) => void calls.push(`first ${name}`)) as () => void;
    const second = () => void calls.push("second");
    room.on("join", second);
    driver.join("Ada");
    remove();
    room.off("join", second);
    driver.join("Bob");
    expect(calls).toEqual(["property", "first Ada", "second", "property"]);
  });

  it("hide a chat line if any of them returns false", () => {
    const { driver, room } = roomOf({ noPlayer: true });
    const id = driver.join("Ada");
    room.on("chat", (_player: unknown, message: string, scope: string) => message !== "!x" && scope === "room");
    Object.assign(room, { onPlayerChat: () => true });
    expect([driver.chat(id, "hello"), driver.chat(id, "!x"), driver.chat(id, "hello", "team")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("of unknown types are refused with the list of types", () => {
    expect(() => roomOf().room.on("goall", () => undefined)).toThrow('no event "goall"; there are touch, shot');
    expect(() => roomOf().room.on("goal", null)).toThrow("must be a function");
  });
});

describe("events of the play", () => {
  it("are touches and possession", () => {
    const { driver, bob, events } = game();
    driver.placePlayer(bob, 40, 0);
    driver.place(0, 14, 0, 3, 0);
    driver.tick(5);
    expect(events).toMatchObject([
      { type: "touch", player: { name: "Bob" }, kick: false },
      { type: "possession", team: BLUE_TEAM },
    ]);
  });

  it("are passes, shots and goals with scorer, assist and speed", () => {
    const { driver, ada, cyd, events } = game();
    driver.placePlayer(ada, 20, 0);
    driver.placePlayer(cyd, 200, 0);
    driver.place(0, 46, 0);
    driver.hold(ada, KICK_KEY);
    driver.tick(3);
    driver.hold(ada, 0);
    driver.seconds(1);
    driver.placePlayer(cyd, 300, 0);
    driver.place(0, 326, 0);
    driver.hold(cyd, KICK_KEY);
    driver.seconds(1);
    const types = events.map(({ type }) => type);
    expect(types).toContain("pass");
    expect(events.find(({ type }) => type === "pass")).toMatchObject({ from: { name: "Ada" }, to: { name: "Cyd" } });
    expect(events.filter(({ type, kick }) => type === "touch" && kick === true)).toHaveLength(2);
    const shot = events.findLast(({ type }) => type === "shot")!;
    expect(shot).toMatchObject({ player: { name: "Cyd" }, team: RED_TEAM, onTarget: true });
    const goal = events.at(-1)!;
    expect(goal).toMatchObject({
      type: "goal",
      team: RED_TEAM,
      scorer: { name: "Cyd" },
      assist: { name: "Ada" },
      own: false,
    });
    expect(goal["speed"]).toBeGreaterThan(200);
  });

  it("are own goals, without an assist", () => {
    const { driver, ada, events } = game();
    driver.placePlayer(ada, -340, 0);
    driver.place(0, -366, 0);
    driver.hold(ada, KICK_KEY);
    driver.seconds(1);
    expect(events.at(-1)).toMatchObject({
      type: "goal",
      team: BLUE_TEAM,
      scorer: { name: "Ada" },
      assist: null,
      own: true,
    });
  });
});

describe("what is known about players", () => {
  it("are ping, region, keys and what they do", () => {
    const { driver, room } = roomOf({ noPlayer: true });
    const id = driver.join("Ada");
    const inputs: unknown[] = [];
    Object.assign(room, { onPlayerInput: (...values: unknown[]) => void inputs.push(values.slice(1)) });
    driver.match.members[0]!.ping = 150;
    driver.hold(id, UP | RIGHT | KICK_KEY);
    driver.tick(2);
    const input = { up: true, down: false, left: false, right: true, kick: true };
    expect(room.getPlayerInfo(id)).toMatchObject({ ping: 150, quality: "fair", flag: "de", input, role: "watching" });
    expect(inputs).toEqual([[input, [false, false, false]]]);
    driver.apply({ kind: "team", id, team: RED_TEAM }, { kind: "connection", id, connected: false });
    expect(room.getPlayerInfo(id)).toMatchObject({ role: "playing", connected: false, bot: false, muted: false });
    expect(room.getPlayerInfo(99)).toBeNull();
  });
});

describe("settings at run time", () => {
  it("move many players at once, and change the number of places", () => {
    const { driver, room } = roomOf({ noPlayer: true });
    const ids = ["Ada", "Bob", "Cyd"].map((name) => driver.join(name));
    room.setPlayerTeams(ids.map((id, i) => ({ id, team: 1 + (i % 2) })));
    room.setMaxPlayers(3);
    driver.tick(1);
    expect(driver.teams()).toEqual(["Ada 1", "Bob 2", "Cyd 1"]);
    expect(driver.match.settings.playersMax).toBe(3);
    room.setPlayerTeams("nonsense");
    room.setPlayerTeams([null, 3, { id: ids[0] }]);
    driver.tick(1);
    expect(driver.teams()).toEqual(["Bob 2", "Cyd 1", "Ada 0"]);
  });

  it("keep values in the storage", async () => {
    const { storage, apiVersion } = roomOf().driver.room as unknown as {
      storage: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> };
      apiVersion: number;
    };
    await storage.set("wins", { ada: 3 });
    expect([await storage.get("wins"), await storage.get("none"), apiVersion]).toEqual([{ ada: 3 }, undefined, 2]);
  });
});
