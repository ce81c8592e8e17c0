/** One visitor, a process of his own: follows the feed in one way, counts for a while, tells. */
import { setTimeout as pause } from "node:timers/promises";
import { answer } from "../server/remote.ts";
import { sendKeys, type KeysCost, type KeysWay } from "./keys.ts";
import { Visit, type Figures } from "./visit.ts";
import { WAYS, type WayKey } from "./ways.ts";

export type VisitPlan = {
  readonly way: WayKey;
  readonly port: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
};

export type KeysPlan = { readonly way: KeysWay; readonly port: number; readonly count: number };

/** On a machine so busy that nothing came at all: how long until the next look. */
const PATIENCE_MS = 10;

answer({
  keys({ way, port, count }: KeysPlan): Promise<KeysCost> {
    return sendKeys(way, port, count);
  },
  async follow({ way, port, warmUpMs, measureMs }: VisitPlan): Promise<Figures> {
    const visit = new Visit(port);
    WAYS[way].follow(visit);
    await pause(warmUpMs);
    visit.begin();
    await pause(measureMs);
    while (!visit.hasArrived) await pause(PATIENCE_MS);
    return visit.end();
  },
});
