/** Scripts in their threads, with real rooms and clients. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DatedNotice, Notice } from "#protocol/notice.ts";
import type { ScriptInfo } from "#server/script/scripts.ts";
import { hostOf, joinFriends, ticks, until, useLiveServer } from "../support/live-server.ts";

const LIMITS = { startMs: 5000, answerMs: 700, memoryMb: 64 };
const server = useLiveServer(undefined, { scripts: { limits: LIMITS, restartMs: [50, 100] } });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a script with this text. */
function run(name: string, text: string): Promise<ScriptInfo> {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, text);
  return server.scripts.start(file);
}

async function enter(info: ScriptInfo, nickname: string) {
  const room = await joinFriends(server, info.room!, nickname);
  const notices: Notice[] = [];
  room.onMessage("notice", ({ notice }: DatedNotice) => void notices.push(notice));
  return { room, notices, texts: () => notices.flatMap((notice) => ("text" in notice ? [notice.text] : [])) };
}

const infoOf = (name: string) => server.scripts.list().find((info) => info.name === name)!;

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
       room.onRoomLink = function (url) { console.log("open at " + url); };`,
    );
    expect(info).toMatchObject({ name: "greeter", state: "running", starts: 1, players: 0 });
    const { room } = await enter(info, "Ada");
    await until(() => room.state.players.size === 1 && hostOf(room).match.world.game.state >= 0, "the game");
    const { match } = hostOf(room);
    expect([match.settings.name, match.settings.listed, match.settings.scripted]).toEqual(["Greeters", true, true]);
    expect([match.stadiumName, match.members[0]!.team]).toEqual(["Big", 1]);
    expect(server.scripts.log("greeter").map(({ text }) => text)).toContain(`open at ${info.url}`);
    await ticks(room, 130);
    expect(infoOf("greeter").figures.ticks).toBeGreaterThan(100);
    await room.leave(true);
    await server.scripts.stop("greeter");
  });
});
