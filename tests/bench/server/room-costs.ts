/**
 * What a room costs without play: bytes of the server's heap and buffers after collection, empty and full, and idle
 * CPU.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { WorkerProcess } from "../worker-process.ts";
import type { RoomName, ServerStats } from "./server-under-test.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import { SERVER_PROCESS, startLoad } from "./trial.ts";

export type RoomCosts = { readonly emptyKb: number; readonly fullKb: number; readonly idleCpu: number };

/** Number of rooms over which each figure is a mean. */
export type RoomCounts = { readonly empty: number; readonly idle: number; readonly full: number };

type CostPlan = { readonly costSeconds: number; readonly roomCosts: RoomCounts };

/** The first rooms are created before the measurement, so that code, caches and pools do not count. */
export async function measureRoomCosts(
  name: RoomName,
  { costSeconds: seconds, roomCosts: counts }: CostPlan,
): Promise<RoomCosts> {
  const server = new WorkerProcess(SERVER_PROCESS, ["--expose-gc"]);
  try {
    const port = await server.call<number>("port");
    const first = await startLoad({ port, seed: 1 }, { name, rooms: 2, clients: CLIENTS_PER_ROOM });
    await sleep(seconds * 1000);
    const before = await server.call<number>("memory");
    const load = await startLoad({ port, seed: 1000 }, { name, rooms: counts.full, clients: CLIENTS_PER_ROOM });
    await sleep(seconds * 1000);
    const fullKb = ((await server.call<number>("memory")) - before) / counts.full / 1000;
    await Promise.all([first.end(), load.end()]);
    return { ...(await measureEmptyRooms(name, seconds, counts)), fullKb };
  } finally {
    await server.end();
  }
}

async function measureEmptyRooms(
  name: RoomName,
  seconds: number,
  counts: RoomCounts,
): Promise<Omit<RoomCosts, "fullKb">> {
  const server = new WorkerProcess(SERVER_PROCESS, ["--expose-gc"]);
  try {
    await server.call("createEmptyRooms", { name, rooms: 10 });
    const before = await server.call<number>("memory");
    await server.call("createEmptyRooms", { name, rooms: counts.empty });
    const emptyKb = ((await server.call<number>("memory")) - before) / counts.empty / 1000;
    return { emptyKb, idleCpu: await measureIdleCpu(name, seconds, counts) };
  } finally {
    await server.end();
  }
}

/** CPU of empty rooms in percent of a core, without what the server uses when it has no rooms. */
async function measureIdleCpu(name: RoomName, seconds: number, counts: RoomCounts): Promise<number> {
  const server = new WorkerProcess(SERVER_PROCESS);
  try {
    const cpu = async (): Promise<number> => {
      await server.call("begin");
      await sleep(seconds * 1000);
      return (await server.call<ServerStats>("end")).cpu;
    };
    await server.call("port");
    await sleep(Math.min(1000, seconds * 1000));
    const without = await cpu();
    await server.call("createEmptyRooms", { name, rooms: counts.idle });
    await sleep(500);
    return (await cpu()) - without;
  } finally {
    await server.end();
  }
}
