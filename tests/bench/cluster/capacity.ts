/** From the load of matchmaking and the costs of its parts to processes, memory and messages. */
import type { MatchmakingLoad } from "./matchmaking.ts";
import type { RedisCosts } from "./redis-costs.ts";

/** Measured by `npm run bench:server`: rooms of six on one core, and the memory of a full one. */
export const PLAYERS_PER_CORE = 900;
export const ROOM_MB = 0.37;
const PROCESS_MB = 170;

/** Share of a core that is planned for, so that a process also carries the rooms of one that dies. */
const USED_SHARE = 0.6;

/** Bytes per second to one player, with all headers. */
const DOWN_BYTES = 341;

/** Commands of Redis for one heartbeat, inside of its script. */
const HEARTBEAT_COMMANDS = 4;

export type Capacity = MatchmakingLoad & {
  readonly processes: number;
  readonly memoryGb: number;
  readonly networkMbit: number;
  /** Commands per second that processes send to Redis, and messages per second that it sends to them. */
  readonly commands: number;
  readonly messages: number;
};

/** Commands as measured with two processes. */
export type CommandCosts = Pick<RedisCosts, "join" | "creation" | "change" | "readsOfChange">;

const MEASURED_PROCESSES = 2;

export function capacityOf(load: MatchmakingLoad, costs: CommandCosts): Capacity {
  const processes = Math.max(1, Math.ceil(load.players / (PLAYERS_PER_CORE * USED_SHARE)));
  // Every change is written and published; every process gets the message, and reads the row.
  const { change, readsOfChange } = costs;
  const perChange = change + (processes - MEASURED_PROCESSES) * readsOfChange;
  const commands =
    load.joins * costs.join +
    load.creations * costs.creation +
    load.changes * perChange +
    processes * HEARTBEAT_COMMANDS;
  return {
    ...load,
    processes,
    memoryGb: (processes * PROCESS_MB + load.rooms * ROOM_MB) / 1024,
    networkMbit: (load.players * DOWN_BYTES * 8) / 1e6,
    commands,
    messages: load.changes * readsOfChange * processes,
  };
}
