/** Cones that the ball has to touch one after the other; the next one is shown as well, smaller. */
import { type CreateDrill, distance, place } from "./drill.ts";
import { marker } from "./marker.ts";

/** There and back. */
const CONES = [
  [-210, -70],
  [-120, 80],
  [-30, -90],
  [70, 90],
  [170, -80],
  [280, 60],
  [180, 110],
  [60, -110],
  [-80, 100],
  [-250, 0],
] as const;
const RADIUS = 9;
const NEXT_RADIUS = 5;
const [CONE, NEXT] = [0xff8a3d, 0xf4f7f2];
/** Where nothing is seen of a disc. */
const AWAY = { x: 0, y: -5000 } as const;

export const createDribbling: CreateDrill = (stadium) => {
  const cone = stadium.discs.length;
  let count = 0;
  const at = (index: number) => {
    const [x, y] = CONES[index] ?? [AWAY.x, AWAY.y];
    return { x, y };
  };
  return {
    stadium: {
      ...stadium,
      discs: [
        ...stadium.discs,
        marker(CONES[0][0], CONES[0][1], RADIUS, CONE),
        marker(CONES[1][0], CONES[1][1], NEXT_RADIUS, NEXT),
      ],
    },
    keeper: false,
    steer(match) {
      place(match, cone, at(count));
      place(match, cone + 1, at(count + 1));
    },
    read(match) {
      if (count < CONES.length && distance(match, 0, cone) < RADIUS + match.world.discs.radius[0]! + 2) count++;
      return { count, attempts: count };
    },
  };
};
