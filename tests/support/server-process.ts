/** The server as a process of its own, which tests can end in every way. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { until, type LiveServer } from "./live-server.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

export type ServerProcess = Pick<LiveServer, "url" | "port"> & {
  readonly child: ChildProcess;
  /** Everything it has printed. */
  readonly output: () => string;
  /** Exit code and signal, once it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts `npm start`'s program with these variables and waits until it listens. */
export async function startServerProcess(port: number, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (text += String(data)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  );
  const isSettled = () => text.includes("Rondo is running") || child.exitCode !== null;
  await until(isSettled, "the start of the server").catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });
  if (child.exitCode !== null) throw new Error(`the server did not start: ${text}`);
  return { child, port, url: `http://127.0.0.1:${port}`, output: () => text, ended };
}
