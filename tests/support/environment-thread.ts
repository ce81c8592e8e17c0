/** A thread that runs programs in their environment, one after the other: reports what they print and throw to the test. */
import { parentPort } from "node:worker_threads";
import type { Environment, EnvironmentOptions } from "#server/script/environment/environment-options.ts";
import { createEnvironment } from "#server/script/environment/environment.ts";
import { describeError } from "#server/script/environment/error-text.ts";

export type Order =
  | ({ readonly kind: "run" } & Pick<EnvironmentOptions, "scriptPath" | "storageFile" | "node">)
  /** Calls the handler of this name, as the room does. */
  | { readonly kind: "call"; readonly handler: string }
  | { readonly kind: "dispose" };

export type Report =
  | { readonly kind: "log" | "error" | "rejected"; readonly text: string }
  | { readonly kind: "loaded" | "disposed" };

const send = (report: Report) => parentPort!.postMessage(report);
let room: Record<string, unknown> = {};
let environment: Environment | undefined;

async function run(order: Extract<Order, { kind: "run" }>): Promise<void> {
  room = { name: "the room" };
  environment = createEnvironment({
    ...order,
    allowNet: [],
    hbInit: (config) => {
      send({ kind: "log", text: `HBInit ${JSON.stringify(config)}` });
      return room;
    },
    log: (_, text) => send({ kind: "log", text }),
    onError: (error) => send({ kind: "error", text: describeError(error) }),
  });
  await environment.run().then(
    () => send({ kind: "loaded" }),
    (error: Error) => send({ kind: "rejected", text: error.message }),
  );
}

parentPort!.on("message", (order: Order) => {
  if (order.kind === "run") return void run(order);
  if (order.kind === "call") return (room[order.handler] as () => void)();
  environment?.dispose();
  send({ kind: "disposed" });
});
