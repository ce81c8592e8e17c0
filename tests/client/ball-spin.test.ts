import { describe, expect, it } from "vitest";
import { type BallSpin, createBallSpin, rollBall, SPOT_COUNT } from "#client/paint/ball-spin.ts";

const spotsOf = (spin: BallSpin) =>
  Array.from({ length: SPOT_COUNT }, (_, i) => [spin.x[i]!, spin.y[i]!, spin.z[i]!] as const);

describe("the spin of a ball", () => {
  it("keeps the spots on the unit sphere", () => {
    const spin = createBallSpin();
    for (let i = 0; i < 500; i++) rollBall(spin, Math.sin(i) * 9, Math.cos(i * 3) * 7, 10);
    for (const [x, y, z] of spotsOf(spin)) expect(Math.hypot(x, y, z)).toBeCloseTo(1, 9);
  });

  it("moves the spot that faces the viewer in the direction of the roll", () => {
    const spin = createBallSpin();
    const front = spotsOf(spin).reduce((best, spot, i, all) => (spot[2] > all[best]![2] ? i : best), 0);
    const before = spin.x[front]!;
    rollBall(spin, 1, 0, 10);
    expect(spin.x[front]!).toBeGreaterThan(before);
  });

  it("is the same after one full turn", () => {
    const spin = createBallSpin();
    const before = spotsOf(spin);
    for (let i = 0; i < 100; i++) rollBall(spin, (2 * Math.PI * 10) / 100, 0, 10);
    spotsOf(spin).forEach((spot, i) => spot.forEach((value, k) => expect(value).toBeCloseTo(before[i]![k]!, 9)));
  });

  it("does not change without movement or without a radius", () => {
    const spin = createBallSpin();
    const before = spotsOf(spin);
    rollBall(spin, 0, 0, 10);
    rollBall(spin, 5, 5, 0);
    expect(spotsOf(spin)).toEqual(before);
  });
});
