/** The drills by their kind. */
import { createDribbling } from "./dribbling.ts";
import type { Drills } from "./drill.ts";
import { createKeeper } from "./keeper.ts";
import { createPasses } from "./passes.ts";
import { createShots } from "./shots.ts";

export const drills: Drills = {
  shots: createShots,
  passes: createPasses,
  dribbling: createDribbling,
  keeper: createKeeper,
};
