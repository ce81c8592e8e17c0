/** What the clients of a room receive when its process has stalled. */
import { expect, it } from "vitest";
import { encodeKeys, KEYS_TYPE } from "#protocol/keys-message.ts";
import type { ToClient } from "#protocol/to-client.ts";
import { LEFT, RIGHT } from "#sim/input.ts";
import { createFriends, hostOf, tickOf, until, useLiveServer } from "../support/live-server.ts";

const server = useLiveServer();

/** Computes for this time without a pause, in the process of the server. */
function stall(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it("a client receives how many ticks were left out, and may go back by as many", async () => {
  const ada = await createFriends(server);
  const skipped: number[] = [];
  ada.onMessage("skipped", ({ ticks }: ToClient["skipped"]) => skipped.push(ticks));
  const keys = () => hostOf(ada).match.members[0]!.keys;
  const closed: number[] = [];
  ada.onLeave((code) => closed.push(code));
  stall(400);
  await until(() => skipped.length > 0, "the message");
  expect(skipped[0]).toBeGreaterThanOrEqual(5);
  const tick = tickOf(ada) + 60;
  ada.sendBytes(KEYS_TYPE, encodeKeys(tick, LEFT));
  ada.sendBytes(KEYS_TYPE, encodeKeys(tick - 5, RIGHT));
  await until(() => keys() === RIGHT, "the later keys");
  await until(() => tickOf(ada) > tick + 2, "the tick of the earlier ones");
  expect([keys(), closed]).toEqual([RIGHT, []]);
  await ada.leave(true);
});
