/** The frame of a stadium while no game is on: its ball and discs at their starting positions, no players. */
import { createFrame, type Frame, shownCoordinate } from "#client/session/frame.ts";
import type { Stadium } from "#sim/stadium.ts";

export function idleFrame({ discs }: Stadium): Frame {
  const frame = createFrame(discs.length);
  frame.count = discs.length;
  discs.forEach((disc, i) => {
    frame.x[i] = shownCoordinate(disc.x);
    frame.y[i] = shownCoordinate(disc.y);
    frame.radius[i] = disc.radius;
    frame.owner[i] = -1;
  });
  return frame;
}
