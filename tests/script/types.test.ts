/** The types of the API: what `script new` writes is checked by an editor, wrong calls are found, and no member is missing. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newScript } from "#server/script/new-script.ts";
import { HANDLERS } from "#script/listeners.ts";
import { ScriptDriver } from "../support/script-driver.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const tsc = join(repository, "node_modules/typescript/bin/tsc");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-script-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The errors of the compiler, as "file(line)". */
function errorsIn(project: string): string[] {
  try {
    execFileSync(process.execPath, [tsc, "-p", project, "--pretty", "false"], { encoding: "utf8" });
    return [];
  } catch (error) {
    const { stdout } = error as { readonly stdout: string };
    return [...stdout.matchAll(/([^/\n]+)\((\d+),\d+\): error/gu)].map(([, file, line]) => `${file}(${line})`);
  }
}

const RIGHT_CALLS = `
const room = HBInit({ roomName: "a", noPlayer: true, geo: { code: "de", lat: 1, lon: 2 }, token: null });
/** @type {Map<number, string | null>} */
const keys = new Map();
room.onPlayerJoin = (player) => keys.set(player.id, player.auth);
room.onPlayerJoin = null;
room.onPlayerChat = (player, message, scope) => scope === "room" && message !== player.name;
room.onGameTick = () => {
  const ball = room.getDiscProperties(0);
  if (ball !== null) room.setDiscProperties(0, { xspeed: 2 * ball.xspeed, cGroup: ball.cGroup | room.CollisionFlags.c0 });
};
room.setPlayerTeams(room.getPlayerList().map(({ id }) => ({ id, team: 1 })));
room.on("goal", ({ scorer, assist }) => room.sendAnnouncement(String(scorer?.name), assist?.id, 0xff0000, "bold", 2))();
room.every(60, () => undefined).cancel();
room.setPlayerCamera(1, { follow: "ball", zoom: 2 });
async function count() {
  await room.storage.set("count", Number(await room.storage.get("count")) + 1);
}
void count();
window.onHBLoaded = () => void window.HBInit();
`;

/** Each line is wrong. */
const WRONG_CALLS = `HBInit({ maxPlayers: "12" });
HBInit({ roomname: "a" });
HBInit().setPlayerTeam(1, 3);
HBInit().sendAnnouncement("a", null, 0, "loud");
HBInit().sendAnnouncement("a", null, "red");
HBInit().onPlayerLeft = () => {};
HBInit().onPlayerJoin = (player) => player.nick;
HBInit().getScores().red;
HBInit().getPlayer(1).name;
HBInit().getPlayerList()[0].position.x;
HBInit().setDiscProperties(0, { speed: 1 });
HBInit().on("goals", () => {});
HBInit().on("goal", ({ scorer }) => scorer.name);
HBInit().setPlayerRights(1, ["everything"]);
HBInit().setPlayerCamera(1, { zoom: 2 });
HBInit().setDefaultStadium("classic");
HBInit().storage.get("a").length;
HBInit().startRecording(1);`;

const PROGRAM = `
import HaxballJS from "haxball.js";
HaxballJS.then((HBInit) => HBInit({ noPlayer: true }).startGame());
HaxballJS().then((HBInit) => HBInit().stopGame());
HaxballJS({ proxy: "http://localhost" }).then((HBInit) => HBInit().getPlayerList());
`;

describe("rondo.d.ts", () => {
  it("accepts right calls and finds wrong ones", () => {
    newScript(folder, "fresh");
    writeFileSync(join(folder, "right.js"), RIGHT_CALLS);
    writeFileSync(join(folder, "program.js"), PROGRAM);
    writeFileSync(join(folder, "wrong.js"), WRONG_CALLS);
    const lines = WRONG_CALLS.split("\n").map((_, index) => `wrong.js(${index + 1})`);
    expect([...new Set(errorsIn(folder + "/jsconfig.json"))]).toEqual(lines);
  });

  it("has the members of the room, and no others", () => {
    const { room } = new ScriptDriver((hbInit) => void hbInit());
    const text = ["rondo.d.ts", "rondo-version-2.d.ts"]
      .map((file) => readFileSync(join(repository, "assets/script", file), "utf8"))
      .join("\n");
    const typed = ["RoomMethods", "RoomMethods2", "Room", "RoomHandlers"].flatMap((name) => membersOf(text, name));
    expect(typed.toSorted()).toEqual([...Object.keys(room), ...HANDLERS].toSorted());
  });
});

function membersOf(text: string, name: string): string[] {
  const [, body = ""] = new RegExp(`^interface ${name}\\b[^{]*\\{\n(.*?)^\\}`, "msu").exec(text) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(<:]/gmu)].map((match) => match[1]!);
}

describe("a new script", () => {
  it("comes with types and the configuration of an editor", () => {
    const written = newScript(join(folder, "bots"), "my-bot.js").map((file) => basename(file));
    expect(written).toEqual(["my-bot.js", "rondo.d.ts", "rondo-version-2.d.ts", "jsconfig.json"]);
    expect(readFileSync(join(folder, "bots/my-bot.js"), "utf8")).toContain('roomName: "my-bot"');
  });

  it("leaves the configuration that is there", () => {
    writeFileSync(join(folder, "jsconfig.json"), "{}");
    newScript(folder, "second");
    expect(readFileSync(join(folder, "jsconfig.json"), "utf8")).toBe("{}");
  });

  it("does not replace a script", () => {
    writeFileSync(join(folder, "mine.js"), "mine");
    expect(() => newScript(folder, "mine")).toThrow(/mine\.js exists already/u);
    expect(readFileSync(join(folder, "mine.js"), "utf8")).toBe("mine");
    expect(readdirSync(folder)).toEqual(["mine.js"]);
  });

  it("needs a name that can be that of a script", () => {
    for (const name of ["", ".js", "../up", "a/b", "a b", "-x", "x".repeat(65)]) {
      expect(() => newScript(folder, name), name).toThrow(/is no name of a script/u);
    }
    expect(newScript(folder, "x".repeat(64))).toHaveLength(4);
  });
});
