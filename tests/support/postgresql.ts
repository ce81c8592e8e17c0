/**
 * A real PostgreSQL for tests, with its data in a temporary folder: the one that is installed, or else Debian's package, which
 * is installed when that is possible.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** Longest time of a start, in milliseconds; it takes a tenth of a second on a free machine. */
const START_MS = 30_000;

const DEBIAN_FOLDER = "/usr/lib/postgresql";

/** PostgreSQL refuses to run as root. */
type User = { readonly uid?: number; readonly gid?: number };

export class Postgresql {
  readonly #programs: string;
  readonly #user: User;
  readonly #folder: string;
  readonly #port: number;
  #server: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(programs: string, user: User, folder: string, port: number) {
    this.#programs = programs;
    this.#user = user;
    this.#folder = folder;
    this.#port = port;
  }

  urlOf(database: string): string {
    return `postgres://rondo@127.0.0.1:${this.#port}/${database}`;
  }

  async init(): Promise<void> {
    const args = [
      "-D",
      join(this.#folder, "data"),
      "--no-sync",
      "-A",
      "trust",
      "-U",
      "rondo",
      "-E",
      "UTF8",
      "--locale=C",
    ];
    await run(join(this.#programs, "initdb"), args, { ...this.#user, cwd: this.#folder });
  }

  /** Starts the server, also after a kill; resolves when it answers. */
  async start(): Promise<void> {
    const options = { port: this.#port, listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off" };
    const settings = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(join(this.#programs, "postgres"), ["-D", join(this.#folder, "data"), ...settings], {
      ...{ ...this.#user, cwd: this.#folder, stdio: "ignore" },
    });
    this.#server = server;
    this.#ended = new Promise((resolve) => server.once("close", resolve));
    const end = performance.now() + START_MS;
    while (!(await this.#answers())) {
      if (performance.now() > end || server.exitCode !== null) throw new Error("PostgreSQL does not start");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Ends it as a crash does: connections break, and the next start recovers. */
  async kill(): Promise<void> {
    this.#server?.kill("SIGQUIT");
    await this.#ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    return queryPostgresql(this.urlOf("postgres"), "select 1").then(
      () => true,
      () => false,
    );
  }
}

/** Makes one query over a connection of its own. */
export async function queryPostgresql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * A server of one's own, with empty data. Undefined where there is none and none can be installed: the tests then say so, and
 * in continuous integration they fail.
 */
export async function startPostgresql(): Promise<Postgresql | undefined> {
  const programs = findPrograms() ?? (await install());
  if (programs === undefined) {
    const reason = "PostgreSQL is not installed and could not be installed: its tests do not run.";
    if (process.env["CI"] !== undefined) throw new Error(reason);
    console.warn(reason);
    return undefined;
  }
  const user = await unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "rondo-postgresql-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const server = new Postgresql(programs, user, folder, await freePort());
  await server.init();
  await server.start();
  return server;
}

/** The folder with `postgres` and `initdb`. */
function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const onPath = (process.env["PATH"] ?? "").split(delimiter);
  const folders = [...onPath, ...versions.map((version) => join(DEBIAN_FOLDER, version, "bin"))];
  return folders.find((folder) => ["postgres", "initdb"].every((program) => existsSync(join(folder, program))));
}

async function install(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], { env });
  // The package lists may be missing or old.
  const attempt = install().catch(() => run("apt-get", ["update"], { env }).then(install));
  await attempt.catch((error: Error) => console.warn(error.message));
  return findPrograms();
}

async function unprivileged(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
