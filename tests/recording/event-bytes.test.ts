/** The compact forms of events while a recording runs. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { EventBytes } from "#recording/event-bytes.ts";
import { InputLog } from "#recording/input-log.ts";
import { randomRecording } from "../support/random-recording.ts";

it("events come back as they were, with changes of the stadium between them", () => {
  fc.assert(
    fc.property(randomRecording, ({ events }) => {
      const bytes = new EventBytes();
      for (const event of events) bytes.push(event);
      expect([...bytes.events()]).toEqual(events);
    }),
    { seed: 41, numRuns: 30 },
  );
});

it("inputs come back as they were, with any id, and most take three bytes", () => {
  const input = fc.tuple(
    fc.nat({ max: 70_000 }),
    fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 0xffff })),
    fc.nat({ max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(input), (list) => {
      const inputs = new InputLog();
      const sorted = list.toSorted(([a], [b]) => a - b);
      for (const [tick, id, keys] of sorted) inputs.push(tick, id, keys);
      expect([...inputs.events()]).toEqual(
        sorted.map(([tick, actor, keys]) => ({ tick, actor, action: { kind: "input", keys } })),
      );
    }),
    { seed: 42, numRuns: 100 },
  );
  const inputs = new InputLog();
  for (let i = 0; i < 1000; i++) inputs.push(100 * i, i % 200, 31);
  expect(inputs.length).toBe(3000);
});
