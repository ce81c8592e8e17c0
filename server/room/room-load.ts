/** Opens a room's account of computing time, and turns what follows from it into commands of the referee. */
import type { Match } from "#match/match.ts";
import type { RoomAccount } from "./cpu-budget.ts";
import type { RoomPorts } from "./room-ports.ts";
import type { TickMeter } from "./tick-meter.ts";

type LoadedRoom = {
  readonly roomId: string;
  readonly match: Match;
  readonly meter: TickMeter;
  readonly ports: Pick<RoomPorts, "cpuBudget" | "log">;
};

export function openAccount({ roomId, match, meter, ports }: LoadedRoom): RoomAccount {
  return ports.cpuBudget.open({
    stadium: () => match.world.arena.stadium,
    onHeavy: () => void match.queue.push({ kind: "load", stop: false }),
    onOverload: () => {
      match.queue.push({ kind: "load", stop: true });
      ports.log.warn({ room: roomId, ...meter.figures() }, "game stopped: too much computing time");
    },
  });
}
