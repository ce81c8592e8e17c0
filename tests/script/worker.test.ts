/** Scripts in their threads, with real rooms and clients: what a script does wrong disturbs nothing but itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOSE_BANNED } from "#protocol/close-code.ts";
import type { DatedNotice, Notice } from "#protocol/notice.ts";
import type { MatchState } from "#protocol/state.ts";
import type { ScriptInfo } from "#server/script/scripts.ts";
import { PLAYING } from "#sim/world.ts";
import {
  type ClientRoom,
  hostOf,
  joinFailure,
  joinFriends,
  joinOptionsFor,
  replaceServer,
  sdk,
  settle,
  ticks,
  until,
  useLiveServer,
} from "../support/live-server.ts";

/** Scripts have this time to answer. */
const scriptSettings = (answerMs: number) => ({
  scripts: { limits: { startMs: 60_000, answerMs, memoryMb: 40 }, restartMs: [50] },
});

const server = useLiveServer(undefined, scriptSettings(60_000));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, text);
  return file;
}

/** Starts a script with this text. */
const run = (name: string, text: string): Promise<ScriptInfo> => server.scripts.start(write(name, text));

async function enter(info: ScriptInfo, nickname: string) {
  const options = await joinOptionsFor(server, info.room!, nickname);
  const room = await sdk(server).joinById<MatchState>(info.room!, options);
  const notices: Notice[] = [];
  // At once: the script may greet before the first state has come.
  room.onMessage("notice", ({ notice }: DatedNotice) => void notices.push(notice));
  await settle(room);
  return { room, notices, texts: () => notices.flatMap((notice) => ("text" in notice ? [notice.text] : [])) };
}

const infoOf = (name: string) => server.scripts.list().find((info) => info.name === name)!;
const logOf = (name: string) => server.scripts.log(name).map(({ text }) => text);
const logged = (name: string, text: string) => logOf(name).some((line) => line.includes(text));
const chat = (room: ClientRoom, text: string) => room.send("chat", { text, to: "room" });

describe("a script on a server", () => {
  it("has a room of its own and manages its players", async () => {
    const info = await run(
      "greeter",
      `var room = HBInit({ roomName: "Greeters", public: true, noPlayer: true, maxPlayers: 4 });
       room.setDefaultStadium("Big");
       room.onPlayerJoin = function (player) {
         room.setPlayerTeam(player.id, 1);
         room.startGame();
       };
       room.onPlayerChat = function (player, message) {
         if (message !== "!hi") return;
         room.sendAnnouncement("hi " + player.name, player.id, 0xff0000, "bold", 2);
         return false;
       };
       room.onRoomLink = function (url) { console.log("open at " + url); };`,
    );
    expect(info).toMatchObject({ name: "greeter", state: "running", starts: 1, players: 0 });
    const { room, texts } = await enter(info, "Ada");
    const { match } = hostOf(room);
    await until(() => match.world.game.state >= 0, "the game");
    expect([match.settings.name, match.settings.listed, match.settings.scripted]).toEqual(["Greeters", true, true]);
    expect([match.stadiumName, match.members[0]!.team, room.state.room.scripted]).toEqual(["Big", 1, true]);
    expect(logged("greeter", `open at ${info.url}`)).toBe(true);
    const isHidden = async () => {
      const before = texts().length;
      chat(room, "!hi");
      await until(() => texts().slice(before).includes("hi Ada"), "the answer");
      return texts()[before] === "hi Ada";
    };
    // A verdict that is late, because the machine is busy, does not hide the line.
    await until(isHidden, "a verdict in time");
    chat(room, "hello");
    await until(() => texts().at(-1) === "hello", "the line");
    await ticks(room, 70);
    expect(infoOf("greeter").figures.ticks).toBeGreaterThan(60);
    await room.leave(true);
    await server.scripts.stop("greeter");
    expect(server.scripts.list()).toEqual([]);
  });

  it("bans players and lifts their bans by the ids that they had, and sets passwords", async () => {
    const info = await run(
      "bouncer",
      `var room = HBInit({ noPlayer: true });
       var last;
       room.onPlayerKicked = function (player, reason, ban, by) { last = player.id; console.log(reason + " " + ban + " " + by); };
       room.onPlayerChat = function (player, message) {
         if (message === "!leave") room.kickPlayer(player.id, "as you wish", true);
         if (message === "!forgive") room.clearBan(last);
         if (message === "!lock") room.setPassword("secret");
       };`,
    );
    const { room: ada } = await enter(info, "Ada");
    const { room: bob } = await enter(info, "Bob");
    const closed = new Promise((resolve) => ada.onLeave(resolve));
    chat(ada, "!leave");
    expect(await closed).toBe(CLOSE_BANNED);
    await until(() => logged("bouncer", "as you wish true null"), "the event");
    expect(await joinFailure(joinFriends(server, info.room!, "Ada"))).toBe("banned");
    chat(bob, "!forgive");
    await until(async () => (await joinFailure(joinFriends(server, info.room!, "Ada"))) === undefined, "the join");
    chat(bob, "!lock");
    await until(() => hostOf(bob).match.settings.password === "secret", "the password");
    expect(await joinFailure(joinFriends(server, info.room!, "Cyd"))).toBe("password");
    await server.scripts.stop("bouncer");
  });

  it("works while its room has no clients, which sleeps when there is nothing to do", async () => {
    const info = await run(
      "alone",
      `var room = HBInit({ noPlayer: true });
       setTimeout(function () { room.setScoreLimit(9); room.startGame(); }, 20);
       room.onGameStart = function () { room.stopGame(); console.log("stopped"); };`,
    );
    await until(() => logged("alone", "stopped"), "the game without players");
    const { match } = hostOf({ roomId: info.room! });
    expect(match.settings.scoreLimit).toBe(9);
    let last = -1;
    await until(() => last === (last = match.world.game.tick), "the sleep");
    await server.scripts.stop("alone");
  });

  it("gets the same room code when it is started again", async () => {
    const text = "HBInit({ noPlayer: true });";
    const first = await run("same", text);
    await server.scripts.stop("same");
    const second = await run("same", text);
    expect(second.room).toBe(first.room);
    await expect(run("same", text)).rejects.toThrow('the script "same" is running already');
    await server.scripts.stop("same");
  });

  it("keeps what it stores for its next start", async () => {
    const text = `var room = HBInit({ noPlayer: true });
       (async function () {
         var games = (await room.storage.get("games")) || [];
         console.log("so far: " + games.length + " " + (games instanceof Array));
         await room.storage.set("games", games.concat({ score: 3 }));
         room.storage.set("big", "x".repeat(70000)).catch(function (error) { console.log(error.message); });
       })();`;
    for (const games of [0, 1]) {
      await run("storing", text);
      await until(() => logged("storing", "70002 bytes"), "the end of the script");
      expect(logOf("storing")).toContain(`so far: ${games} true`);
      await server.scripts.stop("storing");
    }
  });

  it("that cannot be read, or does not call HBInit, is not started", async () => {
    await expect(run("faulty", "HBInit({};")).rejects.toThrow();
    await expect(server.scripts.start(write("bad", ""), { name: "../bad" })).rejects.toThrow("is no name of a script");
    expect(server.scripts.list()).toEqual([]);
  });

  it("is reloaded with the players in the room; a file that cannot be run changes nothing", async () => {
    const text = (word: string) =>
      `var room = HBInit({ playerName: "Bot" });
       room.onPlayerJoin = function (player) { room.sendAnnouncement("${word} " + player.name); };`;
    const info = await run("reloaded", text("one"));
    const { room, texts } = await enter(info, "Ada");
    await until(() => texts().includes("one Ada"), "the first greeting");
    write("reloaded", text("two"));
    server.scripts.reload("reloaded");
    await until(() => texts().includes("two Ada"), "the second greeting");
    write("reloaded", "HBInit({");
    server.scripts.reload("reloaded");
    await until(() => logged("reloaded", "not reloaded"), "the error");
    expect(infoOf("reloaded").state).toBe("running");
    expect(hostOf(room).match.members.map(({ name }) => name)).toEqual(["Bot", "Ada"]);
    await room.leave(true);
    await server.scripts.stop("reloaded");
  });
});

/** A script with this fault is ended for this reason and started again, and its room plays on. */
async function expectRestart(fault: string, why: string): Promise<void> {
  const info = await run(
    "fault",
    `var room = HBInit({ noPlayer: true });
     room.onPlayerJoin = function (player) { room.setPlayerAdmin(player.id, true); console.log("joined " + player.name); };
     room.onPlayerChat = function (player, message) { if (message === "!fault") { ${fault} } };`,
  );
  const { room, notices } = await enter(info, "Ada");
  await until(() => logged("fault", "joined Ada"), "the join");
  chat(room, "!fault");
  await until(() => logged("fault", why), "the end of the thread");
  await ticks(room, 5);
  await until(() => logOf("fault").filter((line) => line === "joined Ada").length === 2, "the join after the restart");
  expect(infoOf("fault")).toMatchObject({ state: "running", starts: 2, room: info.room });
  expect(notices).toContainEqual({ kind: "scriptEnded", name: "fault", restarts: true });
  await room.leave(true);
  await server.scripts.stop("fault");
}

describe("a script that", () => {
  it.each([
    ["allocates without end", "var all = []; for (;;) all.push(new Array(1e5).fill(all.length));"],
    ["fills buffers", "var all = []; setInterval(function () { all.push(new Uint8Array(4e6).fill(1)); }, 1);"],
  ])("%s is ended and started again, and the room plays on", (_, fault) => expectRestart(fault, "too much memory"));

  it("throws in every handler, and never stops asking, keeps its room at play", async () => {
    const info = await run(
      "wild",
      `var room = HBInit({ noPlayer: true });
       var fail = function () { throw new Error("no"); };
       room.onPlayerJoin = function (player) { room.setPlayerTeam(player.id, 1); room.startGame(); fail(); };
       room.onPlayerActivity = room.onPlayerBallKick = room.onGameStart = room.onPlayerChat = fail;
       room.onGameTick = function () {
         for (var i = 0; i < 200; i++) room.sendAnnouncement("flood " + i);
         for (var d = 0; d < room.getDiscCount(); d++) room.setDiscProperties(d, { xspeed: 1 });
         console.log("tick");
         fail();
       };`,
    );
    const { room, texts } = await enter(info, "Ada");
    const { match } = hostOf(room);
    await until(() => match.world.game.state >= 0, "the game");
    await ticks(room, 60);
    expect(match.world.game.state).toBeLessThanOrEqual(PLAYING);
    // A burst, and then a fraction of the twelve thousand.
    expect(texts().length).toBeLessThan(500);
    expect(logged("wild", "announcements a second: the others are dropped")).toBe(true);
    expect(logged("wild", "lines a second: the others are dropped") || logged("wild", "tick")).toBe(true);
    expect(infoOf("wild").state).toBe("running");
    await room.leave(true);
    await server.scripts.stop("wild");
  });
});

describe("a script with little time to answer that", () => {
  beforeAll(() => replaceServer(server, undefined, scriptSettings(1000)));

  it("loops for ever is ended and started again, and the room plays on", () =>
    expectRestart("for (;;);", "has not answered"));

  it("fails again and again stays ended after the last pause", async () => {
    const info = await run(
      "failing",
      `var room = HBInit({ noPlayer: true });
       room.onPlayerJoin = function () { for (;;); };`,
    );
    const { room, notices } = await enter(info, "Ada");
    await until(() => infoOf("failing").state === "failed", "the last end");
    expect(infoOf("failing").starts).toBe(2);
    await until(() => notices.some((notice) => notice.kind === "scriptEnded" && !notice.restarts), "the notice");
    await ticks(room, 5);
    await room.leave(true);
    await server.scripts.stop("failing");
  });
});
