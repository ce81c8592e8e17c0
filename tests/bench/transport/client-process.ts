/** One client in a process of its own: follows the feed by one transport and measures it for a while. */
import { setTimeout as sleep } from "node:timers/promises";
import { handleCalls } from "../worker-process.ts";
import { FeedMeter, type FeedStats } from "./feed-meter.ts";
import { measureKeyCost, type KeyCost, type KeyTransport } from "./key-transports.ts";
import { TRANSPORTS, type Transport } from "./transports.ts";

export type FollowPlan = {
  readonly transport: Transport;
  readonly port: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
};

export type KeysPlan = { readonly transport: KeyTransport; readonly port: number; readonly count: number };

/** Polling interval on a machine so busy that no update was received in the time measured. */
const WAIT_MS = 10;

handleCalls({
  keys({ transport, port, count }: KeysPlan): Promise<KeyCost> {
    return measureKeyCost(transport, port, count);
  },
  async follow({ transport, port, warmUpMs, measureMs }: FollowPlan): Promise<FeedStats> {
    const meter = new FeedMeter(port);
    TRANSPORTS[transport].follow(meter);
    await sleep(warmUpMs);
    meter.begin();
    await sleep(measureMs);
    while (!meter.hasReceived) await sleep(WAIT_MS);
    return meter.end();
  },
});
