/** Every member of the room object of version 1: what it returns, what it changes, and what it leaves alone. */
import { describe, expect, it } from "vitest";
import { Playback } from "#recording/playback.ts";
import { readRecording } from "#recording/read-recording.ts";
import { playerSnapshotOf, roomOf, type RoomMethods } from "../support/script-room.ts";
import { BLUE_TEAM, RED_TEAM, STOPPED, type World } from "#sim/world.ts";

/** A game with Ada in red and Bob in blue. */
function gameRoom() {
  const { driver, room } = roomOf({ noPlayer: true });
  const [ada, bob] = [driver.join("Ada"), driver.join("Bob")];
  driver.apply(
    { kind: "team", id: ada, team: RED_TEAM },
    { kind: "team", id: bob, team: BLUE_TEAM },
    { kind: "start" },
  );
  return { driver, room, ada, bob };
}

const saveDiscs = ({ discs: { count, x, y, vx, vy } }: World) =>
  [x, y, vx, vy].map((column) => [...column.slice(0, count)]);

/** Calls a method and makes the ticks in which it takes effect. */
function call<K extends Exclude<keyof RoomMethods, "CollisionFlags">>(
  { driver, room }: ReturnType<typeof roomOf>,
  method: K,
  ...values: unknown[]
): void {
  room[method](...values);
  driver.tick(3);
}

describe("the configuration", () => {
  it("sets name, password, places, list and host player", () => {
    const { driver } = roomOf({
      roomName: " Rondo   room ",
      playerName: "Bot",
      password: "pw",
      maxPlayers: 10,
      public: true,
    });
    const { settings, members } = driver.match;
    expect(settings).toMatchObject({ name: "Rondo room", password: "pw", playersMax: 10, teamSize: 5, listed: true });
    expect(members.map(({ id, name, admin }) => [id, name, admin])).toEqual([[0, "Bot", true]]);
  });

  it("has defaults, and takes values of other types as absent", () => {
    for (const config of [undefined, {}, { maxPlayers: "many", geo: 3, roomName: null, password: undefined }]) {
      const { driver } = roomOf(config as object);
      expect(driver.match.settings).toMatchObject({
        name: "Scripted room",
        password: "",
        playersMax: 12,
        listed: false,
      });
      expect(driver.match.members.map(({ name }) => name)).toEqual(["Host"]);
    }
    expect(roomOf({ maxPlayers: "16" }).driver.match.settings.playersMax).toBe(16);
    expect(roomOf({ maxPlayers: 500 }).driver.match.settings.playersMax).toBe(60);
  });
});

describe("getters", () => {
  it("return copies of players: of one, by an id of any type, and of all in the room's order", () => {
    const { driver, room, ada, bob } = gameRoom();
    const player = playerSnapshotOf(room.getPlayer(ada));
    expect(player).toEqual({ id: ada, name: "Ada", team: 1, admin: false, position: { x: -277.5, y: 0 } });
    player.team = 2;
    player.position!.x = 0;
    expect(playerSnapshotOf(room.getPlayer(String(ada)))).toMatchObject({ team: 1, position: { x: -277.5 } });
    for (const id of [99, null, undefined, "Ada", -1]) expect(room.getPlayer(id)).toBeNull();
    expect((room.getPlayerList() as { id: number }[]).map(({ id }) => id)).toEqual([ada, bob]);
    driver.apply({ kind: "stop" });
    expect(playerSnapshotOf(room.getPlayer(ada)).position).toBeNull();
  });

  it("return null, or no discs, without a game", () => {
    const { room } = roomOf();
    expect([room.getScores(), room.getBallPosition(), room.getDiscProperties(0)]).toEqual([null, null, null]);
    expect([room.getDiscCount(), room.getPlayerDiscProperties(0)]).toEqual([0, null]);
  });

  it("return scores with the time limit in seconds, the ball, and the number of discs", () => {
    const { driver, room } = gameRoom();
    driver.place(0, 12.5, -3);
    driver.tick(2);
    expect(room.getScores()).toMatchObject({ red: 0, blue: 0, scoreLimit: 3, timeLimit: 180 });
    expect(room.getBallPosition()).toEqual({ x: 12.5, y: -3 });
    // The ball, four posts, two players.
    expect(room.getDiscCount()).toBe(7);
  });

  it("return all properties of discs, those of players with the team's colour", () => {
    const { room, ada } = gameRoom();
    expect(room.getDiscProperties(0)).toEqual({
      ...{ x: 0, y: 0, xspeed: 0, yspeed: 0, xgravity: 0, ygravity: 0, radius: 10, bCoeff: 0.5, invMass: 1 },
      ...{ damping: 0.99, color: 0xffffff, cMask: 63, cGroup: 193 },
    });
    expect(room.getPlayerDiscProperties(ada)).toMatchObject({ radius: 15, damping: 0.96, cGroup: 2, color: 0xe5484d });
    for (const disc of [-1, 7, 1.5, Number.NaN, "x"]) expect(room.getDiscProperties(disc)).toBeNull();
    expect(room.getPlayerDiscProperties(99)).toBeNull();
  });

  it("have the collision flags of the format", () => {
    expect(roomOf().room.CollisionFlags).toEqual({
      ...{ ball: 1, red: 2, blue: 4, redKO: 8, blueKO: 16, wall: 32, all: 63, kick: 64, score: 128 },
      ...{ c0: 1 << 28, c1: 1 << 29, c2: 1 << 30, c3: 1 << 31 },
    });
  });

  it("show the old state until the effect of a method has come", () => {
    const { driver, room } = roomOf({ noPlayer: true });
    const id = driver.join("Ada");
    room.setPlayerTeam(id, 1);
    expect(playerSnapshotOf(room.getPlayer(id)).team).toBe(0);
    driver.tick(1);
    expect(playerSnapshotOf(room.getPlayer(id)).team).toBe(1);
  });
});

describe("methods about members", () => {
  it("make admins and move players, to the end of the list; other teams are the spectators", () => {
    const made = roomOf({ noPlayer: true });
    const { driver } = made;
    const ada = driver.join("Ada");
    driver.join("Bob");
    call(made, "setPlayerAdmin", ada, true);
    call(made, "setPlayerTeam", String(ada), 2);
    expect(driver.teams()).toEqual(["Bob 0", "Ada 2"]);
    expect(driver.match.members.find(({ id }) => id === ada)!.admin).toBe(true);
    call(made, "setPlayerTeam", ada, 7);
    call(made, "setPlayerAdmin", ada, 0);
    call(made, "setPlayerTeam", 99, 1);
    expect(driver.teams()).toEqual(["Bob 0", "Ada 0"]);
    expect(driver.match.members.some(({ admin }) => admin)).toBe(false);
  });

  it("kick with a reason, ban, and lift bans", () => {
    const made = roomOf({ noPlayer: true });
    const { driver, room } = made;
    const [ada, bob] = [driver.join("Ada"), driver.join("Bob")];
    room.kickPlayer(ada, "own goals", true);
    room.kickPlayer(bob);
    driver.tick(1);
    expect(driver.match.kicked.map(({ id, reason, ban }) => [id, reason, ban])).toEqual([
      [ada, "own goals", "forever"],
      [bob, "", "none"],
    ]);
    room.clearBan(ada);
    driver.tick(1);
    expect([driver.match.unbannedMembers, driver.match.bansCleared]).toEqual([[ada], false]);
    room.clearBans();
    driver.tick(1);
    expect([driver.match.unbannedMembers, driver.match.bansCleared]).toEqual([[], true]);
  });

  it("reorder the list", () => {
    const made = roomOf({ noPlayer: true });
    const { driver } = made;
    const [ada, bob, cyd] = ["Ada", "Bob", "Cyd"].map((name) => driver.join(name));
    call(made, "reorderPlayers", [cyd, 99, ada], true);
    expect(driver.teams()).toEqual(["Cyd 0", "Ada 0", "Bob 0"]);
    call(made, "reorderPlayers", [cyd], false);
    expect(driver.teams()).toEqual(["Ada 0", "Bob 0", "Cyd 0"]);
    call(made, "reorderPlayers", "nonsense", true);
    call(made, "reorderPlayers", [bob, bob], true);
    expect(driver.teams()).toEqual(["Bob 0", "Ada 0", "Cyd 0"]);
  });

  it("set avatars over those of players, and give them back", () => {
    const made = roomOf({ noPlayer: true });
    const { driver } = made;
    const ada = driver.join("Ada");
    driver.apply({ kind: "avatar", id: ada, text: "A", by: ada });
    call(made, "setPlayerAvatar", ada, "GKX");
    expect(driver.match.members[0]).toMatchObject({ avatar: "A", scriptAvatar: "GK" });
    call(made, "setPlayerAvatar", ada, null);
    expect(driver.match.members[0]).toMatchObject({ avatar: "A", scriptAvatar: null });
  });
});

describe("methods about the chat", () => {
  it("speak as the host player, to all or one, and not without one", () => {
    const made = roomOf({ playerName: "Bot" });
    const ada = made.driver.join("Ada");
    call(made, "sendChat", "x".repeat(200));
    call(made, "sendChat", "psst", ada);
    const lines = made.driver.notices.flatMap(({ notice, to }) => (notice.kind === "chat" ? [{ ...notice, to }] : []));
    expect(lines).toMatchObject([
      { name: "Bot", text: "x".repeat(140), scope: "room", to: undefined },
      { name: "Bot", text: "psst", scope: "private", to: [0, ada] },
    ]);
    const silent = roomOf({ noPlayer: true });
    call(silent, "sendChat", "hello");
    expect(silent.driver.notices.filter(({ notice }) => notice.kind === "chat")).toEqual([]);
  });

  it("announce with colour, style and sound, as the original takes them", () => {
    const made = roomOf({ noPlayer: true });
    const ada = made.driver.join("Ada");
    call(made, "sendAnnouncement", "all");
    call(made, "sendAnnouncement", "one", ada, 0x00ff00, "small-bold", 2);
    call(made, "sendAnnouncement", "text", null, "0xff0000", "fancy", "0");
    call(made, "sendAnnouncement", 42, undefined, -1, "italic", 9);
    const lines = made.driver.notices.flatMap(({ notice, to }) => {
      if (notice.kind !== "scriptLine") return [];
      return [[notice.text, to, notice.color, notice.style, notice.sound]];
    });
    expect(lines).toEqual([
      ["all", undefined, null, "normal", 1],
      ["one", [ada], 0x00ff00, "small-bold", 2],
      ["text", undefined, 0xff0000, "normal", 0],
      ["42", undefined, null, "italic", 1],
    ]);
  });
});

describe("methods about the game", () => {
  it("start, pause, resume and stop it; what is so already changes nothing", () => {
    const made = roomOf({ noPlayer: true });
    const { world } = made.driver.match;
    call(made, "stopGame");
    call(made, "startGame");
    expect(made.room.getScores()).not.toBeNull();
    const { tick } = world.game;
    call(made, "startGame");
    call(made, "pauseGame", true);
    expect(world.game.pauseTicks).toBe(120);
    call(made, "pauseGame", true);
    call(made, "pauseGame", false);
    expect(world.game.pauseTicks).toBeLessThan(120);
    call(made, "stopGame");
    expect([world.game.state, world.game.tick - tick]).toEqual([STOPPED, 15]);
  });

  it("set limits and stadium between games alone", () => {
    const made = roomOf({ noPlayer: true });
    const { match } = made.driver;
    call(made, "setScoreLimit", "7");
    call(made, "setTimeLimit", 250);
    call(made, "setDefaultStadium", "Big Easy");
    call(made, "setDefaultStadium", "big easy");
    expect([match.settings.scoreLimit, match.settings.timeLimit, match.stadiumName]).toEqual([7, 99, "Big Easy"]);
    call(made, "startGame");
    call(made, "setScoreLimit", 1);
    call(made, "setTimeLimit", 1);
    call(made, "setDefaultStadium", "Small");
    expect([match.settings.scoreLimit, match.settings.timeLimit, match.stadiumName]).toEqual([7, 99, "Big Easy"]);
    made.room.stopGame();
    made.room.setScoreLimit(1);
    made.room.setDefaultStadium("Small");
    made.room.startGame();
    made.driver.tick(2);
    expect([match.settings.scoreLimit, match.stadiumName, match.world.game.scoreLimit]).toEqual([1, "Small", 1]);
  });

  it("load a stadium's text; the log names the faults of another one", () => {
    const made = roomOf({ noPlayer: true });
    const { match } = made.driver;
    call(made, "setCustomStadium", '{ name: "Mine", width: 300, height: 150, bg: { type: "grass" } }');
    expect(match.stadiumName).toBe("Mine");
    call(made, "setCustomStadium", "");
    call(made, "setCustomStadium", '{ "name": "No", "width": "x" }');
    expect(made.driver.log).toMatchObject(
      [/^error: setCustomStadium: /u, /width/u].map((fault) => expect.stringMatching(fault)),
    );
    expect(match.stadiumName).toBe("Mine");
  });

  it("lock the teams, set the password and the kick rate, and clear them", () => {
    const made = roomOf({ noPlayer: true });
    const { match } = made.driver;
    call(made, "setTeamsLock", true);
    call(made, "setPassword", "secret");
    call(made, "setKickRateLimit", 6, 12, 4);
    expect([match.settings.teamsLocked, match.settings.password]).toEqual([true, "secret"]);
    const { game } = match.world;
    expect([game.kickMin, game.kickRate, game.kickMax]).toEqual([6, 12, 48]);
    call(made, "setTeamsLock", false);
    call(made, "setPassword");
    call(made, "setKickRateLimit");
    expect([match.settings.teamsLocked, match.settings.password]).toEqual([false, ""]);
    expect([game.kickMin, game.kickRate, game.kickMax]).toEqual([2, 0, 0]);
  });

  it("leave the proof of work to the server", () => {
    const made = roomOf({ noPlayer: true });
    call(made, "setRequireRecaptcha", true);
    expect(made.driver.log).toEqual([
      "info: setRequireRecaptcha: the server itself decides when a proof of work is needed",
    ]);
  });

  it("set kits with angles in 256 steps and up to three colours", () => {
    const made = roomOf({ noPlayer: true });
    const { kits } = made.driver.match;
    call(made, "setTeamColors", 1, 60, 0xffffff, [0x112233, "0x445566", 0x778899, 0xaabbcc]);
    expect(kits.red).toEqual({ angle: 59, text: 0xffffff, colors: [0x112233, 0x445566, 0x778899] });
    call(made, "setTeamColors", 2, -90, 0, [5]);
    expect(kits.blue).toEqual({ angle: 270, text: 0, colors: [5] });
    call(made, "setTeamColors", 0, 1, 1, [1]);
    call(made, "setTeamColors", 2, 0, 0, []);
    expect(kits.blue.colors).toHaveLength(1);
  });

  it("change discs to 32-bit floats, and leave out what is no number", () => {
    const made = gameRoom();
    call(made, "setDiscProperties", 0, {
      x: 0.1,
      yspeed: null,
      radius: undefined,
      bCoeff: "0.25",
      damping: Number.NaN,
    });
    expect(made.room.getDiscProperties(0)).toMatchObject({
      x: Math.fround(0.1),
      radius: 10,
      bCoeff: 0.25,
      damping: 0.99,
    });
    call(made, "setDiscProperties", 1, { color: "16711680", cGroup: 1 << 31, x: 5 });
    expect(made.room.getDiscProperties(1)).toMatchObject({ color: 0xff0000, cGroup: -2147483648, x: 5 });
    call(made, "setDiscProperties", 77, { x: 1 });
    call(made, "setDiscProperties", 0, null);
    expect(made.driver.errors).toEqual([]);
  });

  it("change the discs of players by id", () => {
    const made = gameRoom();
    call(made, "setPlayerDiscProperties", made.bob, { radius: 25, invMass: 0.25 });
    expect(made.room.getPlayerDiscProperties(made.bob)).toMatchObject({ radius: 25, invMass: 0.25 });
    expect(made.room.getPlayerDiscProperties(made.ada)).toMatchObject({ radius: 15 });
    call(made, "setPlayerDiscProperties", 99, { radius: 1 });
    expect(made.driver.errors).toEqual([]);
  });
});

describe("recordings", () => {
  it("begin with the next tick and end as a file that plays to the same world", () => {
    const { driver, room } = gameRoom();
    expect(room.stopRecording()).toBeNull();
    room.startRecording();
    expect(room.stopRecording()).toBeNull();
    room.startRecording();
    driver.tick(1);
    driver.place(0, 366, 0, 3, 0);
    driver.seconds(4);
    const result = readRecording(room.stopRecording() as Uint8Array);
    if (!result.ok) throw new Error(result.error.message);
    const playback = new Playback(result.recording);
    while (!playback.isOver) playback.advance();
    expect(playback.tick).toBe(240);
    expect(saveDiscs(playback.world)).toEqual(saveDiscs(driver.match.world));
    expect(room.stopRecording()).toBeNull();
  });
});
