import { describe, expect, it } from "vitest";
import { arcOf } from "#client/paint/arc.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createArena } from "#sim/arena.ts";

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
