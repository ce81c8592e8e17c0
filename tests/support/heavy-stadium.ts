/** The stadium that costs the most time per tick: as many discs as the format allows, each of them touching everything. */
import { ALL } from "#sim/masks.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";
import { ball, disc, field, joint, plane, segment, vertex } from "./world-builder.ts";

const ITEMS = 255;
const RADIUS = 1000;

/** `discs`: number of discs, with the ball. */
export function heavyStadium(discs = ITEMS): Stadium {
  const random = createRandom(7);
  const near = (size: number) => (random() - 0.5) * size;
  const huge = () => ({ x: near(40), y: near(40), vx: near(4), vy: near(4), radius: RADIUS, bCoef: 1, damping: 1 });
  const indices = Array.from({ length: ITEMS }, (_, i) => i);
  return field({
    width: 500,
    height: 300,
    vertexes: indices.map(() => vertex(near(1000), near(1000), { cMask: ALL, cGroup: ALL })),
    segments: indices.map((i) =>
      segment(i, (i * 7 + 1) % ITEMS, { curveF: 0.3 + random() * 2, cMask: ALL, cGroup: ALL }),
    ),
    planes: indices.map((i) => plane(Math.cos(i), Math.sin(i), -60, { cMask: ALL, cGroup: ALL })),
    discs: [ball(huge()), ...indices.slice(1, discs).map(() => disc({ ...huge(), cMask: ALL, cGroup: ALL }))],
    joints: indices.map((i) => joint({ d0: i % discs, d1: (i * 3 + 1) % discs, minLength: 60, maxLength: 61 })),
  });
}
