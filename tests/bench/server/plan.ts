/** What a run of the bench measures. */
import type { RoomCounts } from "./room-costs.ts";
import { CLIENTS_PER_ROOM } from "./rooms.ts";
import type { RoomName } from "./server-under-test.ts";

export type Plan = {
  readonly roomCounts: readonly number[];
  /** Clients per room; with the second and later numbers only the room counts of `smallRooms` are measured. */
  readonly clientCounts: readonly number[];
  readonly smallRooms: readonly number[];
  readonly repetitions: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Seconds of a long trial with 32 rooms, which shows drift; 0: none. */
  readonly longSeconds: number;
  /** Seconds of each measurement of memory and idle rooms, and their numbers of rooms. */
  readonly costSeconds: number;
  readonly roomCosts: RoomCounts;
  readonly costNames: readonly RoomName[];
  /** Ordinary and expensive rooms of the table of budgets, and its seconds. */
  readonly budget: { readonly rooms: number; readonly seconds: number; readonly limited: readonly boolean[] };
  /** Whether disturbed trials are repeated on an idle machine. */
  readonly waits: boolean;
};

const DEFAULT: Plan = {
  roomCounts: [1, 16, 32, 48, 64],
  clientCounts: [CLIENTS_PER_ROOM, CLIENTS_PER_ROOM / 2],
  smallRooms: [32, 96],
  repetitions: 3,
  // The compiler of JavaScript works for ten seconds; a server runs for days.
  warmUpSeconds: 12,
  seconds: 6,
  longSeconds: 0,
  costSeconds: 3,
  roomCosts: { empty: 200, idle: 100, full: 8 },
  costNames: ["rondo", "plain"],
  budget: { rooms: 10, seconds: 8, limited: [true, false] },
  waits: true,
};

/** Every part of the bench, as short as it can be, with one kind of room where both take the same path. */
export const TINY: Plan = {
  roomCounts: [1],
  clientCounts: [2],
  smallRooms: [1],
  repetitions: 1,
  warmUpSeconds: 0.1,
  seconds: 0.6,
  longSeconds: 0,
  costSeconds: 0.1,
  roomCosts: { empty: 2, idle: 2, full: 1 },
  costNames: ["rondo"],
  budget: { rooms: 1, seconds: 0.5, limited: [true] },
  waits: false,
};

/** `--long` adds a trial of ten minutes; `--rooms=1,8 --clients=12,6 --reps=1 --seconds=3` change the other numbers. */
export function parsePlan(args: readonly string[]): Plan {
  const value = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const list = (name: string) => value(name)?.split(",").map(Number);
  return {
    ...DEFAULT,
    roomCounts: list("rooms") ?? DEFAULT.roomCounts,
    clientCounts: list("clients") ?? DEFAULT.clientCounts,
    repetitions: Number(value("reps") ?? DEFAULT.repetitions),
    seconds: Number(value("seconds") ?? DEFAULT.seconds),
    longSeconds: args.includes("--long") ? 600 : 0,
  };
}
