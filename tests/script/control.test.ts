/** The socket over which the command line reaches a server, with real sockets and fake scripts. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { controlAddress, controlAddresses } from "#server/script/control-address.ts";
import { ControlClient, NoServer } from "#server/script/control-client.ts";
import { openControl, removeDeadSockets } from "#server/script/control-server.ts";
import { ScriptLog } from "#server/script/script-log.ts";
import type { ScriptInfo } from "#server/script/scripts.ts";
import { until } from "../support/live-server.ts";

const log = pino({ level: "silent" });

let folder: string;
let address: string;
let close: (() => void) | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rondo-control-"));
  address = controlAddress(folder)!;
});
afterEach(() => {
  close?.();
  rmSync(folder, { recursive: true, force: true });
});

const info = (name: string, file: string): ScriptInfo => ({
  ...{
    name,
    file,
    node: false,
    state: "running",
    room: "ABCDE",
    url: "http://localhost/r/ABCDE",
    starts: 1,
    players: 2,
  },
  ...{ lastError: undefined, figures: { ticks: 1, meanMs: 0.1, maxMs: 1, mismatches: 0 } },
});

/** Scripts that record what is asked of them; the log has one line. */
function fakeScripts(own = "guard") {
  const asked: unknown[] = [];
  const lines = new ScriptLog(() => 1000);
  lines.write("info", "first");
  const find = (name: string) => {
    if (name !== own) throw new Error(`there is no script "${name}"`);
  };
  return {
    asked,
    lines,
    list: () => [info(own, `/srv/${own}.js`)],
    start: async (file: string, options: object = {}) => {
      asked.push(["start", file, options]);
      return info("guard", file);
    },
    stop: async (name: string) => {
      find(name);
      asked.push(["stop", name]);
    },
    reload: (name: string) => {
      find(name);
      asked.push(["reload", name]);
    },
    log: (name: string) => {
      find(name);
      return lines.lines;
    },
    follow: (_name: string, onLine: Parameters<ScriptLog["follow"]>[0]) => lines.follow(onLine),
  };
}

describe("the sockets of several processes", () => {
  it("are found by their folder, and asked for the scripts that they have", async () => {
    const all = new Map([
      ["w2", fakeScripts("one")],
      ["w10", fakeScripts("two")],
    ]);
    const closes: (() => void)[] = [];
    for (const [process, scripts] of all)
      closes.push((await openControl(controlAddress(folder, process)!, scripts, log))!);
    writeFileSync(controlAddress(folder, "w1")!, "");
    const client = new ControlClient(controlAddresses(folder));
    expect((await client.list()).map(({ name }) => name)).toEqual(["one", "two"]);
    await client.reload("two");
    await client.stop("one");
    await client.start({ file: "/srv/new.js" });
    await client.start({ file: "/srv/one.js" });
    await expect(client.stop("nope")).rejects.toThrow('there is no script "nope"');
    expect(all.get("w2")!.asked).toEqual([
      ["stop", "one"],
      ["start", "/srv/one.js", {}],
    ]);
    expect(all.get("w10")!.asked).toEqual([
      ["reload", "two"],
      ["start", "/srv/new.js", {}],
    ]);
    await removeDeadSockets(controlAddresses(folder));
    expect(controlAddresses(folder)).toEqual([controlAddress(folder, "w2"), controlAddress(folder, "w10")]);
    for (const close of closes) close();
    await expect(client.list()).rejects.toThrow(NoServer);
  });

  it("are not those of another folder, also where paths are too long for sockets", () => {
    const long = join(folder, "x".repeat(90));
    expect(Buffer.byteLength(controlAddress(long, "w".repeat(20))!)).toBeLessThanOrEqual(100);
    expect(controlAddresses(long)).toEqual([]);
    expect(controlAddresses(join(folder, "gone"))).toEqual([]);
    expect(controlAddresses(":memory:")).toEqual([]);
  });
});

describe("the socket of a server", () => {
  it("starts, lists, reloads and stops scripts, and sends their logs", async () => {
    const scripts = fakeScripts();
    close = await openControl(address, scripts, log);
    const client = new ControlClient([address]);
    expect(await client.start({ file: "/srv/guard.js", node: true, allowNet: ["a.example"] })).toMatchObject({
      room: "ABCDE",
    });
    expect(await client.list()).toEqual([expect.objectContaining({ name: "guard", players: 2 })]);
    await client.reload("guard");
    await client.stop("guard");
    expect(scripts.asked).toEqual([
      ["start", "/srv/guard.js", { node: true, allowNet: ["a.example"] }],
      ["reload", "guard"],
      ["stop", "guard"],
    ]);
    const texts: string[] = [];
    await client.log("guard", false, ({ text }) => void texts.push(text));
    const followed = client.log("guard", true, ({ text }) => void texts.push(text));
    await until(() => texts.length === 2, "the first line again");
    scripts.lines.write("error", "second\nwith two lines");
    await until(() => texts.length === 3, "the new line");
    close?.();
    await followed;
    expect(texts).toEqual(["first", "first", "second\nwith two lines"]);
  });

  it("answers errors with their text", async () => {
    close = await openControl(address, fakeScripts(), log);
    const client = new ControlClient([address]);
    await expect(client.stop("nope")).rejects.toThrow('there is no script "nope"');
    await expect(client.log("nope", true, () => undefined)).rejects.toThrow('there is no script "nope"');
    await expect(client.start({ file: "" })).rejects.toThrow("file");
  });

  it("can be opened by its owner alone, and is refused to other versions", async () => {
    close = await openControl(address, fakeScripts(), log);
    expect(statSync(address).mode & 0o777).toBe(0o600);
    const status = await new Promise((resolve) => {
      request({ socketPath: address, path: "/scripts" }, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(409);
  });

  it("is replaced when a killed server has left it, but not while another one answers", async () => {
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(address, resolve));
    const [first, second] = [fakeScripts(), fakeScripts()];
    expect(await openControl(address, first, log)).toBeUndefined();
    // What a killed process leaves: the file without a listener.
    await new Promise((resolve) => dead.close(resolve));
    expect(existsSync(address)).toBe(false);
    close = await openControl(address, first, log);
    expect(await openControl(address, second, log)).toBeUndefined();
    await new ControlClient([address]).reload("guard");
    expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
  });

  it("is missed by name when no server runs", async () => {
    await expect(new ControlClient([address]).list()).rejects.toThrow(NoServer);
    expect(controlAddress(":memory:")).toBeUndefined();
    expect(Buffer.byteLength(controlAddress("/x".repeat(90))!)).toBeLessThanOrEqual(100);
  });
});
