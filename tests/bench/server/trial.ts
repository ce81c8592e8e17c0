/** One measurement in new processes: a server, its load generators, a warm-up and a window. */
import { setTimeout as sleep } from "node:timers/promises";
import { WorkerProcess } from "../worker-process.ts";
import type { LoadOptions, LoadStats } from "./load-generator.ts";
import { startMachineLoad } from "./machine-load.ts";
import type { RoomName, ServerStats } from "./server-under-test.ts";

export type Trial = {
  readonly server: ServerStats;
  readonly load: LoadStats;
  /** CPU of the machine's other processes in the window, in percent of a core. */
  readonly otherCpu: number;
};

export type TrialOptions = {
  readonly name: RoomName;
  readonly rooms: number;
  readonly clients: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Node's flags for the server's process, for instance --cpu-prof. */
  readonly flags?: readonly string[];
};

/** Most rooms that one load generator can fill without being the bottleneck. */
const ROOMS_PER_GENERATOR = 40;

export const SERVER_PROCESS = new URL("./server-process.ts", import.meta.url);
const GENERATOR_PROCESS = new URL("./load-generator-process.ts", import.meta.url);

export async function runTrial({ name, rooms, clients, warmUpSeconds, seconds, flags }: TrialOptions): Promise<Trial> {
  const serverProcess = new WorkerProcess(SERVER_PROCESS, flags);
  const generators: WorkerProcess[] = [];
  try {
    const port = await serverProcess.call<number>("port");
    for (let left = rooms, seed = 1; left > 0; left -= ROOMS_PER_GENERATOR, seed += 100_000) {
      generators.push(await startLoad({ port, seed }, { name, clients, rooms: Math.min(left, ROOMS_PER_GENERATOR) }));
    }
    await sleep(warmUpSeconds * 1000);
    await Promise.all([serverProcess, ...generators].map((worker) => worker.call("begin")));
    const endMachineLoad = startMachineLoad();
    await sleep(seconds * 1000);
    const machineCpu = endMachineLoad();
    const [server, ...stats] = await Promise.all([
      serverProcess.call<ServerStats>("end"),
      ...generators.map((generator) => generator.call<LoadStats>("end")),
    ]);
    const load = stats.reduce(merge);
    return { server, load, otherCpu: machineCpu - server.cpu - load.cpu };
  } finally {
    await Promise.all(generators.map((generator) => generator.end()));
    await serverProcess.end();
  }
}

/** Starts a load generator and fills rooms with its clients. */
export async function startLoad(
  options: LoadOptions,
  order: { name: RoomName; rooms: number; clients: number },
): Promise<WorkerProcess> {
  const generator = new WorkerProcess(GENERATOR_PROCESS);
  await generator.call("open", options);
  await generator.call("fill", order);
  return generator;
}

/** Sums of the counts, and the larger of the two durations and gaps. */
function merge(a: LoadStats, b: LoadStats): LoadStats {
  return {
    clients: a.clients + b.clients,
    seconds: Math.max(a.seconds, b.seconds),
    inputs: a.inputs + b.inputs,
    changes: a.changes + b.changes,
    payloadBytes: a.payloadBytes + b.payloadBytes,
    wireBytes: a.wireBytes + b.wireBytes,
    patches: a.patches + b.patches,
    same: a.same + b.same,
    next: a.next + b.next,
    jumps: a.jumps + b.jumps,
    lost: a.lost + b.lost,
    gapP99: Math.max(a.gapP99, b.gapP99),
    cpu: a.cpu + b.cpu,
  };
}
