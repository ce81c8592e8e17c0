/** The events that scripts receive: their arguments, and their order inside a tick. */
import { describe, expect, it } from "vitest";
import { KICK_KEY } from "#sim/input.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { ScriptDriver } from "../support/script-driver.ts";

const HANDLERS = [
  ...["onPlayerJoin", "onPlayerLeave", "onPlayerKicked", "onPlayerTeamChange", "onPlayerAdminChange"],
  ...["onGameStart", "onGameStop", "onGamePause", "onGameUnpause", "onTeamGoal", "onTeamVictory", "onPositionsReset"],
  ...["onPlayerBallKick", "onStadiumChange", "onKickRateLimitSet", "onTeamsLockChange", "onPlayerActivity"],
];

/** Logs every call of a handler: its name and what identifies its arguments. */
function logCalls(config: object = { noPlayer: true }, handlers: readonly string[] = HANDLERS) {
  const calls: string[] = [];
  const driver = new ScriptDriver((hbInit) => {
    const room = hbInit(config);
    for (const name of handlers) {
      room[name] = (...values: unknown[]) => void calls.push([name, ...values.map(briefly)].join(" "));
    }
  });
  return { driver, calls, room: driver.room as Record<string, (...values: unknown[]) => unknown> };
}

function briefly(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const fields = value as Record<string, unknown>;
  if ("name" in fields) return String(fields["name"]);
  return "red" in fields ? `${String(fields["red"])}:${String(fields["blue"])}` : "object";
}

/** The ball moves, so that goals count. */
function endKickOff(driver: ScriptDriver): void {
  driver.place(0, 100, 0, 0.1, 0);
  driver.tick(2);
}

describe("the events of members", () => {
  it("contain the member as it is afterwards, and its identity at the join alone", () => {
    const seen: unknown[] = [];
    const driver = new ScriptDriver((hbInit) => {
      const room = hbInit({ noPlayer: true });
      room["onPlayerJoin"] = (player: unknown) => {
        seen.push(player, (room["getPlayerList"] as () => unknown[])().length);
      };
      room["onPlayerLeave"] = (player: unknown) => void seen.push(player, (room["getPlayerList"] as () => unknown[])());
    });
    const id = driver.join("Ada", { key: "k".repeat(43), network: "net" });
    const player = { id, name: "Ada", team: 0, admin: false, position: null };
    expect(seen.splice(0)).toEqual([{ ...player, auth: "k".repeat(43), conn: "6e6574" }, 1]);
    driver.apply({ kind: "team", id, team: RED_TEAM });
    driver.leave(id);
    expect(seen).toEqual([{ ...player, team: RED_TEAM }, []]);
  });

  it("name who caused them: a member, or null for the script without a host player", () => {
    const { driver, calls, room } = logCalls();
    const ada = driver.join("Ada");
    const bob = driver.join("Bob");
    room["setPlayerAdmin"]!(ada, true);
    driver.tick(3);
    driver.apply({ kind: "team", id: bob, team: BLUE_TEAM, by: ada });
    driver.apply({ kind: "kick", id: bob, ban: true, reason: "spam", by: ada });
    expect(calls.slice(2)).toEqual([
      "onPlayerAdminChange Ada null",
      "onPlayerTeamChange Bob Ada",
      "onPlayerLeave Bob",
      "onPlayerKicked Bob spam true Ada",
    ]);
  });

  it("name the host player for what the script does, if there is one; it never joins", () => {
    const { driver, calls, room } = logCalls({ playerName: "Bot" });
    expect((room["getPlayerList"]!() as { id: number; name: string; admin: boolean }[])[0]).toMatchObject({
      ...{ id: 0, name: "Bot", admin: true },
    });
    const ada = driver.join("Ada");
    room["setPlayerTeam"]!(ada, 1);
    room["startGame"]!();
    driver.tick(3);
    expect(calls).toEqual(["onPlayerJoin Ada", "onPlayerTeamChange Ada Bot", "onGameStart Bot"]);
  });
});

describe("a tick", () => {
  it("calls onGameTick, then kicks, then what the step changed", () => {
    const { driver, calls } = logCalls({ noPlayer: true }, [...HANDLERS, "onGameTick"]);
    const id = driver.join("Ada");
    driver.apply(
      { kind: "settings", change: { scoreLimit: 1 } },
      { kind: "team", id, team: RED_TEAM },
      { kind: "start" },
    );
    endKickOff(driver);
    driver.placePlayer(id, 342, 0);
    driver.place(0, 366, 0, 1, 0);
    driver.hold(id, KICK_KEY);
    calls.length = 0;
    driver.tick(1);
    expect(calls).toEqual(["onPlayerActivity Ada", "onGameTick", "onPlayerBallKick Ada", "onTeamGoal 1"]);
    calls.length = 0;
    driver.seconds(10);
    expect(calls.filter((call) => call !== "onGameTick")).toEqual(["onTeamVictory 1:0", "onGameStop null"]);
  });

  it("calls onPositionsReset after a goal, not at the start", () => {
    const { driver, calls } = logCalls();
    driver.apply({ kind: "team", id: driver.join("Ada"), team: RED_TEAM }, { kind: "start" });
    endKickOff(driver);
    expect(calls).not.toContain("onPositionsReset");
    driver.place(0, 368, 0, 5, 0);
    driver.seconds(4);
    expect(calls.slice(-2)).toEqual(["onTeamGoal 1", "onPositionsReset"]);
  });

  it("does not call onGameTick without a game, in a pause, and in the countdown after it", () => {
    const { driver, calls } = logCalls({ noPlayer: true }, ["onGameTick"]);
    const ticksOf = (count: number) => {
      calls.length = 0;
      driver.tick(count);
      return calls.length;
    };
    expect(ticksOf(5)).toBe(0);
    driver.apply({ kind: "start" });
    expect(ticksOf(5)).toBe(5);
    driver.apply({ kind: "pause", paused: true });
    expect(ticksOf(5)).toBe(0);
    driver.apply({ kind: "pause", paused: false });
    expect(ticksOf(110)).toBe(0);
    driver.tick(10);
    expect(ticksOf(5)).toBe(5);
  });

  it("shows the start of the tick in onGameStart and in the first onGameTick", () => {
    const seen: unknown[] = [];
    const driver = new ScriptDriver((hbInit) => {
      const room = hbInit({ noPlayer: true }) as Record<string, (...values: unknown[]) => unknown>;
      room["onGameStart"] = () => void seen.push(room["getScores"]!(), room["getBallPosition"]!());
      room["onGameTick"] = () => void seen.push(room["getDiscCount"]!());
    });
    driver.match.queue.push({ kind: "start" });
    driver.tick(1);
    const scores = { red: 0, blue: 0, time: 0, scoreLimit: 3, timeLimit: 180 };
    expect(seen).toEqual([scores, { x: 0, y: 0 }, 5]);
  });
});

describe("handlers", () => {
  it("that throw are reported, and the room goes on", () => {
    const driver = new ScriptDriver((hbInit) => {
      const room = hbInit({ noPlayer: true });
      room["onPlayerJoin"] = () => {
        throw new TypeError("x is undefined");
      };
      room["onPlayerChat"] = () => {
        throw new Error("no");
      };
    });
    const id = driver.join("Ada");
    expect(driver.chat(id, "hello")).toBe(true);
    expect(driver.errors).toEqual(["onPlayerJoin: TypeError: x is undefined", "onPlayerChat: Error: no"]);
  });

  it("are looked up at each call", () => {
    const { driver, calls, room } = logCalls();
    driver.join("Ada");
    room["onPlayerJoin"] = () => void calls.push("replaced");
    driver.join("Bob");
    delete room["onPlayerJoin"];
    driver.join("Cyd");
    expect(calls).toEqual(["onPlayerJoin Ada", "replaced"]);
  });

  it("of chat lines hide them by false alone", () => {
    let result: unknown;
    const driver = new ScriptDriver((hbInit) => {
      hbInit({ noPlayer: true })["onPlayerChat"] = () => result;
    });
    const id = driver.join("Ada");
    const shown = [undefined, null, 0, "", true, false].map((value) => {
      result = value;
      return driver.chat(id, "hello");
    });
    expect(shown).toEqual([true, true, true, true, true, false]);
  });

  it("receive a join for every member after a restart of the script", () => {
    const { driver, calls } = logCalls({ playerName: "Bot" });
    driver.join("Ada");
    driver.join("Bob");
    calls.length = 0;
    driver.reload();
    expect(calls).toEqual(["onPlayerJoin Ada", "onPlayerJoin Bob"]);
  });
});
