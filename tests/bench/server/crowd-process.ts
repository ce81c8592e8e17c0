/** Simulated visitors as a process of their own. */
import { Crowd, type CrowdOptions } from "./crowd.ts";
import { answer } from "./remote.ts";
import type { RoomName } from "./subject.ts";

let crowd: Crowd | undefined;

answer({
  open: (options: CrowdOptions) => void (crowd = new Crowd(options)),
  fill: (order: { name: RoomName; rooms: number; clients: number }) =>
    crowd!.fill(order.name, order.rooms, order.clients),
  begin: () => crowd!.begin(),
  end: () => crowd!.end(),
  stop: () => crowd!.stop(),
});
