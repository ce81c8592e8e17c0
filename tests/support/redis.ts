/** A Redis of a test file, on a port of its own. Installs it from Debian's packages where it is missing. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { Redis } from "ioredis";

export type TestRedis = {
  readonly url: string;
  readonly client: Redis;
  /** Ends the process, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Installs a program of a Debian package unless it is on the path. Throws with the reason where that is impossible. */
export function ensureProgram(program: string, aptPackage: string): void {
  if (isInstalled(program)) return;
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "pipe" });
    execFileSync("apt-get", ["install", "-y", "-qq", aptPackage], {
      stdio: "pipe",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch (error) {
    throw new Error(`the tests of project "cluster" need ${program}: apt-get install ${aptPackage}`, { cause: error });
  }
}

function isInstalled(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startRedis(): Promise<TestRedis> {
  ensureProgram("redis-server", "redis-server");
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], {
      stdio: "ignore",
    });
    await client.ping();
  };
  const kill = async () => {
    const end = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await end;
  };
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on("error", () => undefined);
  await start();
  return {
    url,
    client,
    kill,
    start,
    stop: async () => {
      client.disconnect();
      await kill();
    },
  };
}
