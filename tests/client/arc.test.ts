import { describe, expect, it } from "vitest";
import { arcOf, traceSegment } from "#client/paint/arc.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createArena } from "#sim/arena.ts";
import { recordedPath } from "../support/recorded-path.ts";

describe("arcs on the canvas", () => {
  it.each(["Classic", "Rounded", "Big Hockey"] as const)("match the arcs of the simulation (%s)", (name) => {
    const stadium = builtinStadium(name);
    const { segments } = createArena(stadium);
    let arcs = 0;
    stadium.segments.forEach((segment, i) => {
      const arc = arcOf(segment, stadium);
      expect(arc !== undefined).toBe(segments.arc[i] === 1);
      if (!arc) return;
      arcs++;
      expect(arc.x).toBeCloseTo(segments.nx[i]!, 9);
      expect(arc.y).toBeCloseTo(segments.ny[i]!, 9);
      expect(arc.radius).toBeCloseTo(segments.radius[i]!, 9);
      // The middle of the drawn arc (clockwise on the screen) is on the solid side of both bounds.
      const sweep = (((arc.to - arc.from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
      const [dx, dy] = [Math.cos(arc.from + sweep / 2), Math.sin(arc.from + sweep / 2)];
      expect(segments.t0x[i]! * dx + segments.t0y[i]! * dy).toBeGreaterThan(0);
      expect(segments.t1x[i]! * dx + segments.t1y[i]! * dy).toBeGreaterThan(0);
    });
    expect(arcs).toBeGreaterThan(0);
  });
});

it("arcs too flat to be seen are straight lines, however far away their centre is", () => {
  const classic = builtinStadium("Classic");
  const vertexes = [-100, 100].map((x) => ({ ...classic.vertexes[0]!, x, y: 0 }));
  const area = { x: -200, y: -100, width: 400, height: 200 };
  for (const curveF of [1e5, 1e9, 1e30, 1.7e308]) {
    const segment = { ...classic.segments[0]!, v0: 0, v1: 1, curveF };
    const { calls } = recordedPath((context) => traceSegment(context, segment, { ...classic, vertexes }, area));
    expect(calls).toEqual([
      ["moveTo", -100, 0],
      ["lineTo", 100, 0],
    ]);
  }
});
