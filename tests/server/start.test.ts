/** How the server's process starts and ends: errors in one line, and no server that outlives its launcher. */
import { spawn, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { explainStartError } from "#server/start-error.ts";
import { until } from "../support/live-server.ts";

const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Runs Node with these arguments. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, RONDO_DATA: ":memory:", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const process_ = { child, text: "", code: null as number | null, ended: false };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (process_.text += String(data)));
  child.once("close", (code) => {
    process_.code = code;
    process_.ended = true;
  });
  return process_;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

describe("a server whose launcher is killed", () => {
  it("ends and frees its port", async () => {
    const launcher = `
      import { spawn } from "node:child_process";
      spawn(process.execPath, [${JSON.stringify(main)}], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
    `;
    const { child, ...output } = run(["--input-type=module", "-e", launcher], { PORT: "0", HOST: "127.0.0.1" });
    let text = "";
    child.stdout!.on("data", (data: Buffer) => (text += String(data)));
    await until(() => /:(\d+)\n/u.test(text), "the address");
    const port = Number(/:(\d+)\n/u.exec(text)![1]);
    expect(output.ended).toBe(false);
    expect(await isOpen(port)).toBe(true);
    child.kill("SIGKILL");
    let open = true;
    const timer = setInterval(() => void isOpen(port).then((is) => (open = is)), 50);
    await until(() => !open, "the end of the server");
    clearInterval(timer);
  });
});

describe("a server that cannot start", () => {
  it.each([
    ["PORT", "", /^PORT: must be a whole number from 0 to 65535, not ""\n$/u],
    ["PORT", "0x50", /^PORT: must be a whole number/u],
    ["ROOMS_MAX", "", /^ROOMS_MAX: must be a whole number from 1 to 100000, not ""\n$/u],
    ["RONDO_SECERT", "a long secret sentence", /^RONDO_SECERT: no such setting; did you mean `RONDO_SECRET`\?\n$/u],
  ])("prints one line and ends with 1: %s=%s", async (name, value, line) => {
    const process_ = run([main], { [name]: value });
    await until(() => process_.ended, "the end");
    expect(process_.code).toBe(1);
    expect(process_.text.replace(/^Rondo cannot start: /u, "")).toMatch(line);
    expect(process_.text.trim().split("\n")).toHaveLength(1);
  });

  it("names what a misspelt flag may have meant", async () => {
    const process_ = run([main, "--prot", "80", "--word-fitler=off"]);
    await until(() => process_.ended, "the end");
    expect(process_.code).toBe(1);
    expect(process_.text).toBe(
      "Rondo cannot start: --prot: unknown flag; did you mean `--port`?\n--word-fitler: unknown flag; did you mean `--word-filter`?\n",
    );
  });

  it.each<[string, Partial<NodeJS.ErrnoException>, RegExp]>([
    ["a used port", { code: "EADDRINUSE" }, /^Port 2567 is in use\./u],
    [
      "a missing folder",
      { code: "ENOENT", path: "/srv/rondo/assets/stadium" },
      /^\/srv\/rondo\/assets\/stadium is missing/u,
    ],
    ["an unreadable folder", { code: "EACCES", path: "/srv/rondo/assets" }, /^\/srv\/rondo\/assets cannot be read/u],
    ["a privileged port", { code: "EACCES" }, /^Port 2567 needs rights/u],
    ["a full disk", { code: "ENOSPC" }, /^The disk is full/u],
    ["another error", { message: "no idea" }, /^Rondo cannot start: no idea$/u],
  ])("names %s in one line", (_what, error, line) => {
    const text = explainStartError(Object.assign(new Error(error.message), error));
    expect(text).toMatch(line);
    expect(text).not.toContain("\n");
  });
});
