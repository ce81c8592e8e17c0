/** A server with two workers behind one port, as `npm start -- --workers 2` starts it, with a Redis of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, type SeatReservation } from "@colyseus/sdk";
import type { RoomOptions } from "#protocol/room-options.ts";
import type { MatchState } from "#protocol/state.ts";
import { startRedis, type TestRedis } from "./redis.ts";
import { type ClientRoom, joinOptionsFor, pause, settle } from "./live-server.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

/** Where a client connects: what the helpers for a server in the test's own process need. */
export type Endpoint = { readonly port: number; readonly url: string };

export type WorkerEndpoint = Endpoint & { readonly route: string; readonly pid: number };

export type TestCluster = {
  readonly redis: TestRedis;
  /** The port of all workers. */
  readonly front: Endpoint;
  /** The workers' own ports, which only this machine reaches. Replaced workers are at the end. */
  readonly workers: readonly WorkerEndpoint[];
  readonly primary: ChildProcess;
  /** The log so far, one JSON line per entry. */
  log(): string;
  stop(): Promise<void>;
};

const endpoint = (port: number): Endpoint => ({ port, url: `http://127.0.0.1:${port}` });

export async function startCluster(env: NodeJS.ProcessEnv = {}): Promise<TestCluster> {
  const redis = await startRedis();
  const data = mkdtempSync(join(tmpdir(), "rondo-cluster-"));
  const primary = spawn(process.execPath, [MAIN, "--workers", "2"], {
    env: {
      ...{ ...process.env, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "info", REDIS_URL: redis.url },
      ...{ TRUSTED_PROXIES: "127.0.0.1", RONDO_DATA: data },
      ...env,
    },
    // The channel ends the processes when the test's process ends.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let text = "";
  for (const stream of [primary.stdout!, primary.stderr!]) stream.on("data", (data: Buffer) => (text += String(data)));
  const port = () => /Play at {2}http:\/\/127\.0\.0\.1:(\d+)/u.exec(text)?.[1];
  const exited = new Promise<void>((resolve) => primary.once("exit", () => resolve()));
  while (port() === undefined && primary.exitCode === null) await pause(10);
  if (port() === undefined) {
    await redis.stop();
    throw new Error(`the workers did not start: ${text}`);
  }
  return {
    redis,
    primary,
    front: endpoint(Number(port())),
    get workers() {
      return text
        .split("\n")
        .filter((line) => line.includes("a worker is ready"))
        .map((line) => JSON.parse(line) as { route: string; port: number; worker: number })
        .map(({ route, port: own, worker }) => ({ ...endpoint(own), route, pid: worker }));
    },
    log: () => text,
    stop: async () => {
      primary.kill("SIGTERM");
      await exited;
      rmSync(data, { recursive: true, force: true });
      await redis.stop();
    },
  };
}

let addresses = 0;

/** An address that no limit has counted yet. The processes trust the test as a proxy. */
function freshAddress(): string {
  addresses++;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
}

/** The answer of one process to a join: its seat, or its refusal. */
export async function seatFrom(at: Endpoint, path: string, options: unknown): Promise<SeatReservation> {
  const response = await postJoin(at, path, options, freshAddress());
  if (!response.ok) throw new Error(`no seat: ${response.status} ${await response.text()}`);
  return (await response.json()) as SeatReservation;
}

export function postJoin(at: Endpoint, path: string, options: unknown, address?: string): Promise<Response> {
  const forwarded = address === undefined ? {} : { "x-forwarded-for": address };
  return fetch(`${at.url}/matchmake/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...forwarded },
    body: JSON.stringify(options),
  });
}

/** Takes a seat of any process over the common port. */
export async function takeSeat(front: Endpoint, seat: SeatReservation): Promise<ClientRoom> {
  const client = new Client(`ws://127.0.0.1:${front.port}`);
  return settle(await client.consumeSeatReservation<MatchState>(seat));
}

/** A room of friends, created by one process and joined over the common port. */
export async function createOn(
  cluster: TestCluster,
  worker: Endpoint,
  nickname: string,
  room?: RoomOptions,
): Promise<ClientRoom> {
  const options = await joinOptionsFor(worker, "create", nickname, { room });
  return takeSeat(cluster.front, await seatFrom(worker, "create/friends", options));
}

/** Joins a room through one process. */
export async function joinOn(
  cluster: TestCluster,
  worker: Endpoint,
  code: string,
  nickname: string,
): Promise<ClientRoom> {
  const options = await joinOptionsFor(worker, code, nickname);
  return takeSeat(cluster.front, await seatFrom(worker, `joinById/${code}`, options));
}
