/** A load generator in a process of its own. */
import { handleCalls } from "../worker-process.ts";
import { LoadGenerator, type LoadOptions } from "./load-generator.ts";
import type { RoomName } from "./server-under-test.ts";

let generator: LoadGenerator | undefined;

handleCalls({
  open: (options: LoadOptions) => void (generator = new LoadGenerator(options)),
  fill: (order: { name: RoomName; rooms: number; clients: number }) =>
    generator!.fill(order.name, order.rooms, order.clients),
  begin: () => generator!.begin(),
  end: () => generator!.end(),
  stop: () => generator!.stop(),
});
