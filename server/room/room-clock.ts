/** The ticking of a room: on the server's ticker while it is awake, measured, within the budget of computing time. */
import type { Match } from "#match/match.ts";
import type { CpuBudget, RoomAccount } from "./cpu-budget.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { TickMeter } from "./tick-meter.ts";

type TickingRoom = {
  readonly roomId: string;
  readonly match: Match;
  readonly meter: TickMeter;
  readonly ports: Pick<RoomPorts, "cpuBudget" | "log" | "now" | "ticker">;
};

export class RoomClock {
  readonly #room: TickingRoom;
  readonly #tick: () => void;
  readonly #onSkip: (ticks: number) => void;
  #stop: (() => void) | undefined;
  /** Counts the computing time while the room ticks. */
  #account: RoomAccount | undefined;

  /** `onSkip`: ticks were left out because the process could not keep up. */
  constructor(room: TickingRoom, tick: () => void, onSkip: (ticks: number) => void) {
    this.#room = room;
    this.#tick = tick;
    this.#onSkip = onSkip;
  }

  /** Undefined while the room sleeps. */
  get load(): { readonly gapP99: number; readonly cpu: number } | undefined {
    return this.#account && { gapP99: this.#room.meter.gapP99, cpu: this.#account.share };
  }

  start(): void {
    const { ports, meter } = this.#room;
    this.#stop ??= ports.ticker.add(this.#tick, (ticks) => {
      meter.skip(ticks);
      this.#onSkip(ticks);
    });
    this.#account ??= openAccount(ports.cpuBudget, this.#room);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#account?.close();
    this.#account = undefined;
    this.#room.meter.pause();
  }

  /** After each tick. `startMs`: when it began, in monotonic milliseconds. */
  record(startMs: number): void {
    const { roomId, meter, ports } = this.#room;
    const end = ports.now();
    this.#account?.record(end - startMs);
    if (meter.record(startMs, end)) ports.log.warn({ room: roomId, ...meter.figures() }, "room is slow");
  }
}

/** What follows from the use of computing time become commands of the referee. */
function openAccount(budget: CpuBudget, { roomId, match, meter, ports }: TickingRoom): RoomAccount {
  return budget.open({
    stadium: () => match.world.arena.stadium,
    onHeavy: () => void match.queue.push({ kind: "load", stop: false }),
    onOverload: () => {
      match.queue.push({ kind: "load", stop: true });
      ports.log.warn({ room: roomId, ...meter.figures() }, "game stopped: too much computing time");
    },
  });
}
