/** Scripted rooms over a restart of the server. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "#server/store/store.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { hostOf, joinFriends, startLiveServer, type LiveServer, until } from "../support/live-server.ts";

const SCRIPT = `
  var room = HBInit({ roomName: "Keeper", playerName: "Bot", public: true, maxPlayers: 6 });
  room.setScoreLimit(5);
  room.onPlayerJoin = function (player) {
    room.setPlayerTeam(player.id, 1);
    room.startGame();
  };
`;

async function listedCodes({ url }: LiveServer): Promise<string[]> {
  const { rooms } = (await (await fetch(`${url}/api/rooms`)).json()) as { rooms: { code: string }[] };
  return rooms.map(({ code }) => code);
}

it("a script finds its room and the running game again, which are not listed without it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
  const file = join(folder, "keeper.js");
  writeFileSync(file, SCRIPT);
  const store = await openStore({ file: join(folder, "rondo.db"), log: pino({ level: "silent" }) });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const before = await startLiveServer(undefined, { store });
  const { room: code } = await before.scripts.start(file);
  const ada = await joinFriends(before, code!, "Ada");
  await until(() => hostOf(ada).match.world.game.state >= 0, "the game");
  hostOf(ada).match.world.game.red = 2;
  await until(async () => (await listedCodes(before)).includes(code!), "the entry in the list");
  await before.stop();

  const after = await startLiveServer(undefined, { store });
  onTestFinished(() => after.stop());
  const { match } = hostOf({ roomId: code! });
  expect([match.settings.name, match.settings.scripted, match.world.game.red]).toEqual(["Keeper", true, 2]);
  expect(match.members.map(({ id, name, connected }) => [id, name, connected])).toEqual([
    [HOST_PLAYER, "Bot", true],
    [1, "Ada", false],
  ]);
  expect(await listedCodes(after)).toEqual([]);
  const info = await after.scripts.start(file);
  expect(info.room).toBe(code);
  expect(hostOf({ roomId: code! }).match).toBe(match);
  await until(async () => (await listedCodes(after)).includes(code!), "the entry in the list");
  // The game waits for Ada; the script's start of a running game changes nothing.
  expect([match.world.game.red, match.settings.scoreLimit]).toEqual([2, 5]);
  expect(match.members.filter(({ id }) => id === HOST_PLAYER)).toHaveLength(1);
});
