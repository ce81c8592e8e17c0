import { describe, expect, it } from "vitest";
import { advanceRondo, createRondo } from "#client/ui/home/rondo.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";

describe("the rondo on the home page", () => {
  it("passes the ball to every mate", () => {
    const rondo = createRondo();
    const random = createRandom(7);
    const receivers = new Set<number>();
    let passes = 0;
    for (let i = 0; i < 60 * 60; i++) {
      const before = rondo.receiver;
      advanceRondo(rondo, 1 / 60, random);
      receivers.add(rondo.receiver);
      if (rondo.receiver !== before) passes++;
    }
    expect(receivers.size).toBe(rondo.mates.length);
    expect(passes).toBeGreaterThan(30);
  });

  it("stays inside its circle, also after a pause of a minute", () => {
    const rondo = createRondo();
    const random = createRandom(3);
    for (let i = 0; i < 2000; i++) advanceRondo(rondo, i % 500 === 0 ? 60 : 1 / 60, random);
    for (const { x, y } of [...rondo.mates, ...rondo.chasers, rondo.ball]) expect(Math.hypot(x, y)).toBeLessThan(1.2);
  });
});
