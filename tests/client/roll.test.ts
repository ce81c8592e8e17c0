import { describe, expect, it } from "vitest";
import { createRoll, rollBy, SPOTS } from "#client/view/roll.ts";

const spots = (roll: ReturnType<typeof createRoll>) =>
  Array.from({ length: SPOTS }, (_, i) => [roll.x[i]!, roll.y[i]!, roll.z[i]!] as const);

describe("a rolling ball", () => {
  it("keeps its spots on its surface", () => {
    const roll = createRoll();
    for (let i = 0; i < 500; i++) rollBy(roll, Math.sin(i) * 9, Math.cos(i * 3) * 7, 10);
    for (const [x, y, z] of spots(roll)) expect(Math.hypot(x, y, z)).toBeCloseTo(1, 9);
  });

  it("moves what faces the viewer in the direction it rolls", () => {
    const roll = createRoll();
    const front = spots(roll).reduce((best, spot, i, all) => (spot[2] > all[best]![2] ? i : best), 0);
    const before = roll.x[front]!;
    rollBy(roll, 1, 0, 10);
    expect(roll.x[front]!).toBeGreaterThan(before);
  });

  it("looks the same after rolling once round", () => {
    const roll = createRoll();
    const before = spots(roll);
    for (let i = 0; i < 100; i++) rollBy(roll, (2 * Math.PI * 10) / 100, 0, 10);
    spots(roll).forEach((spot, i) => spot.forEach((value, k) => expect(value).toBeCloseTo(before[i]![k]!, 9)));
  });

  it("does not turn while it lies still, nor when it has no size", () => {
    const roll = createRoll();
    const before = spots(roll);
    rollBy(roll, 0, 0, 10);
    rollBy(roll, 5, 5, 0);
    expect(spots(roll)).toEqual(before);
  });
});
