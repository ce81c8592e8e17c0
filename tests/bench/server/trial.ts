/** Trials in fresh processes: one server, its visitors, a while to warm up, a window of measurement. */
import { setTimeout as sleep } from "node:timers/promises";
import type { CrowdFigures, CrowdOptions } from "./crowd.ts";
import { watchMachine } from "./neighbours.ts";
import { Remote } from "./remote.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import type { RoomName, ServerFigures } from "./subject.ts";

export type Trial = {
  readonly server: ServerFigures;
  readonly crowd: CrowdFigures;
  /** What others took of the machine meanwhile, in percent of a core. */
  readonly othersCpu: number;
};
export type TrialOrder = {
  readonly name: RoomName;
  readonly rooms: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Node's flags for the server's process, for instance --cpu-prof. */
  readonly flags?: readonly string[];
  readonly sparse?: boolean;
};

/** More rooms than this are too much for one process of visitors. */
const ROOMS_PER_CROWD = 40;

export const SUBJECT = new URL("./subject-process.ts", import.meta.url);
const CROWD = new URL("./crowd-process.ts", import.meta.url);

export async function runTrial({
  name,
  rooms,
  warmSeconds,
  seconds,
  flags,
  sparse = false,
}: TrialOrder): Promise<Trial> {
  const subject = new Remote(SUBJECT, flags);
  const crowds: Remote[] = [];
  try {
    const port = await subject.call<number>("port");
    for (let left = rooms, seed = 1; left > 0; left -= ROOMS_PER_CROWD, seed += 100_000) {
      crowds.push(await fill({ port, seed, sparse }, { name, rooms: Math.min(left, ROOMS_PER_CROWD) }));
    }
    await sleep(warmSeconds * 1000);
    const all = [subject, ...crowds];
    await Promise.all(all.map((remote) => remote.call("begin")));
    const machineBusy = watchMachine();
    await sleep(seconds * 1000);
    const busy = machineBusy();
    const [server, ...figures] = await Promise.all([
      subject.call<ServerFigures>("end"),
      ...crowds.map((crowd) => crowd.call<CrowdFigures>("end")),
    ]);
    const crowd = figures.reduce(sum);
    return { server, crowd, othersCpu: busy - server.cpu - crowd.cpu };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.end()));
    await subject.end();
  }
}

/** A process of visitors who fill rooms and play. */
export async function fill(options: CrowdOptions, order: { name: RoomName; rooms: number }): Promise<Remote> {
  const crowd = new Remote(CROWD);
  await crowd.call("open", options);
  await crowd.call("fill", { ...order, clients: CLIENTS_PER_ROOM });
  return crowd;
}

/** Sums of what can be summed; the worse of the rest. */
function sum(a: CrowdFigures, b: CrowdFigures): CrowdFigures {
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
