/** The server of a soak, in a process of its own. */
import { startLiveServer, UNLIMITED_JOINS } from "../../support/live-server.ts";
import { handleCalls } from "../worker-process.ts";

export type SoakSample = {
  /** Megabytes of the process, and of its live objects after a garbage collection. */
  readonly rssMb: number;
  readonly heapMb: number;
  /** Percent of a core since the last sample. */
  readonly cpu: number;
  readonly rooms: number;
  /** Median of the rooms' 99 % quantiles of the gaps between ticks over the last twenty seconds, in ms. */
  readonly gapP99: number;
  /** Worlds of clients that were reported as different. */
  readonly mismatches: number;
};

let server: Awaited<ReturnType<typeof startLiveServer>>;
let last = { cpu: process.cpuUsage(), ms: performance.now() };

async function open(): Promise<string> {
  server = await startLiveServer(undefined, {
    admission: UNLIMITED_JOINS,
    connections: { perNetwork: 5000, socketsPerNetwork: 5000 },
  });
  return server.url;
}

function sample(): SoakSample {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage(last.cpu);
  const elapsedMs = performance.now() - last.ms;
  last = { cpu: process.cpuUsage(), ms: performance.now() };
  const gaps = server.ports.openRooms.all().map((room) => room.describe().gapP99);
  return {
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
    cpu: (user + system) / 10 / elapsedMs,
    rooms: gaps.length,
    gapP99: gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0,
    mismatches: server.ports.counts.mismatches,
  };
}

handleCalls({ open, sample });
