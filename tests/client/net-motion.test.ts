/** Nets bulge where the ball is, inside their frame, and come to rest. Posts are the discs at the ends of goal lines. */
import { describe, expect, it } from "vitest";
import { postsOf } from "#client/paint/post.ts";
import { NetMotion } from "#client/render/net-motion.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { accept, hbs } from "../support/hbs.ts";

const LENGTH = 128;
const DEPTH = 40;
const SHOT = { along: 40, into: 20, vx: 60, vy: 500 };

function after(frames: number, ball: typeof SHOT | undefined, net = new NetMotion(LENGTH, DEPTH)): NetMotion {
  for (let i = 0; i < frames; i++) net.advance(1 / 60, ball);
  return net;
}

const largest = (column: Float64Array) => Math.max(...column.map(Math.abs));

describe("a net", () => {
  it("stands still without a ball", () => {
    const net = after(10, undefined);
    expect(net.moving).toBe(false);
    expect(largest(net.dy)).toBe(0);
  });

  it("bulges into the goal, most where the ball is, and more by a faster one", () => {
    const net = after(6, SHOT);
    const most = net.dy.indexOf(Math.max(...net.dy));
    expect(((most % net.columns) / (net.columns - 1)) * LENGTH).toBeCloseTo(SHOT.along, -1.3);
    expect(largest(net.dy)).toBeGreaterThan(2);
    expect(largest(after(6, { ...SHOT, vx: 0, vy: 0 }).dy)).toBeLessThan(largest(net.dy));
  });

  it("is tied to its frame, and no node gets past it", () => {
    const net = new NetMotion(LENGTH, DEPTH);
    for (let i = 0; i < 30; i++) {
      net.advance(1 / 60, { along: 64, into: 38, vx: 900, vy: 2000 });
      for (let row = 0; row < net.rows; row++) {
        for (let column = 0; column < net.columns; column++) {
          const at = row * net.columns + column;
          const border = row % (net.rows - 1) === 0 || column % (net.columns - 1) === 0;
          if (border) expect([net.dx[at], net.dy[at]]).toEqual([0, 0]);
          expect((row / (net.rows - 1)) * DEPTH + net.dy[at]!).toBeLessThanOrEqual(DEPTH);
        }
      }
    }
  });

  it("swings back and comes to rest after the ball has gone, also with long frames", () => {
    const net = after(20, SHOT);
    for (let i = 0; i < 120 && net.moving; i++) net.advance(i % 10 === 0 ? 5 : 1 / 60, undefined);
    expect(net.moving).toBe(false);
    expect(largest(net.dx) + largest(net.dy)).toBe(0);
  });
});

describe("posts", () => {
  it("are the four discs of a standard stadium that are not the ball", () => {
    expect(postsOf(builtinStadium("Classic"))).toEqual([1, 2, 3, 4]);
  });

  it("are fixed, visible, of a post's size, and at the end of a goal line", () => {
    const post = { pos: [-300, 60], radius: 8, invMass: 0 };
    const goals = [{ p0: [-300, -60], p1: [-300, 60], team: "red" }];
    const posts = (disc: object) => postsOf(accept(hbs({ width: 400, height: 200, goals, discs: [disc] })).stadium);
    expect(posts(post)).toEqual([1]);
    expect(posts({ ...post, invMass: 1 })).toEqual([]);
    expect(posts({ ...post, radius: 40 })).toEqual([]);
    expect(posts({ ...post, color: "transparent" })).toEqual([]);
    expect(posts({ ...post, pos: [-280, 60] })).toEqual([]);
  });
});
