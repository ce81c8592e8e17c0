/** Name tags avoid each other and discs, keep their place, and do not jump. */
import { describe, expect, it } from "vitest";
import { TAG_HEIGHT, TagLayout, TAGS_MAX, OBSTACLES_MAX } from "#client/render/tag-layout.ts";

const RADIUS = 15;
const HALF = 26;

function layoutOf(...discs: readonly (readonly [x: number, y: number, halfWidth?: number])[]): TagLayout {
  const layout = new TagLayout();
  place(layout, ...discs);
  return layout;
}

function place(layout: TagLayout, ...discs: readonly (readonly [x: number, y: number, halfWidth?: number])[]): void {
  layout.count = discs.length;
  discs.forEach(([x, y, halfWidth = HALF], i) => {
    layout.x[i] = x;
    layout.y[i] = y;
    layout.radius[i] = RADIUS;
    layout.halfWidth[i] = halfWidth;
  });
}

/** Whether two tags cover each other. */
function collide(layout: TagLayout, a: number, b: number): boolean {
  const at = (i: number) => layout.y[i]! + layout.offset[i]!;
  const apart = layout.halfWidth[a]! + layout.halfWidth[b]!;
  return Math.abs(layout.x[a]! - layout.x[b]!) < apart && Math.abs(at(a) - at(b)) < TAG_HEIGHT - 1e-9;
}

describe("a name tag", () => {
  it("is below its disc where there is room", () => {
    const layout = layoutOf([0, 0], [200, 0]);
    layout.arrange(Infinity);
    const below = RADIUS + TAG_HEIGHT / 2 + 1;
    expect([...layout.offset.slice(0, 2)]).toEqual([below, below]);
  });

  it("moves away from the tag of a player beside it, from discs and from the ball", () => {
    const beside = layoutOf([0, 0], [32, 2]);
    beside.arrange(Infinity);
    expect(collide(beside, 0, 1)).toBe(false);

    const above = layoutOf([0, 0], [0, 32, 0]);
    above.arrange(Infinity);
    expect(above.offset[0]).toBeLessThan(0);

    const ball = layoutOf([0, 0]);
    ball.addObstacle(8, 24, 10);
    ball.arrange(Infinity);
    expect(ball.offset[0]).toBeLessThan(0);
  });

  it("covers no other in a row of four that touch each other", () => {
    const layout = layoutOf([0, 0], [31, 0], [62, 0], [93, 0]);
    layout.arrange(Infinity);
    for (let a = 0; a < 4; a++) for (let b = 0; b < a; b++) expect(collide(layout, a, b), `${a} ${b}`).toBe(false);
  });

  it("keeps its place while two places are about equally good", () => {
    const layout = layoutOf([0, 0], [0, 38, 0]);
    const sides = new Set<number>();
    let changes = 0;
    for (let i = 0; i < 240; i++) {
      // The other disc trembles where the tag below is just covered.
      layout.y[1] = 38 + Math.sin(i) * 2;
      layout.arrange(16);
      const side = Math.sign(layout.offset[0]!);
      if (sides.size > 0 && !sides.has(side)) changes++;
      sides.add(side);
    }
    expect(changes).toBeLessThanOrEqual(1);
  });

  it("moves to another place smoothly, and at once where motion is reduced", () => {
    const smooth = layoutOf([0, 0]);
    smooth.arrange(16);
    const below = smooth.offset[0]!;
    place(smooth, [0, 0], [0, 30, 0]);
    smooth.arrange(16);
    expect(smooth.offset[0]).toBeLessThan(below);
    expect(smooth.offset[0]).toBeGreaterThan(0);
    for (let i = 0; i < 60; i++) smooth.arrange(16);
    expect(smooth.offset[0]).toBeCloseTo(-below, 1);

    const still = layoutOf([0, 0]);
    still.arrange(Infinity);
    place(still, [0, 0], [0, 30, 0]);
    still.arrange(Infinity);
    expect(still.offset[0]).toBe(-below);
  });

  it("without a name is not laid out, and starts in its place when it gets one", () => {
    const layout = layoutOf([0, 0, 0]);
    layout.arrange(16);
    expect(layout.offset[0]).toBeNaN();
    place(layout, [0, 0]);
    layout.arrange(16);
    expect(layout.offset[0]).toBe(RADIUS + TAG_HEIGHT / 2 + 1);
  });
});

it("more discs than the limit are no obstacles, and all tags up to theirs are laid out", () => {
  const layout = layoutOf(...Array.from({ length: TAGS_MAX }, (_, i) => [i * 12, 0] as const));
  for (let i = 0; i <= OBSTACLES_MAX; i++) layout.addObstacle(i * 8, 20, 4);
  expect(layout.obstacles).toBe(OBSTACLES_MAX);
  layout.arrange(16);
  expect(layout.offset.every(Number.isFinite)).toBe(true);
});
