/** Checks of numbers: how full the lists are, and how many players per side the pitch suits. */
import { LIST_KEYS, type ListKey } from "#editor/document.ts";
import type { Stadium } from "#sim/stadium.ts";
import { MAX_ITEMS } from "#stadium/limits.ts";
import { type CheckResult, result } from "./check-result.ts";

/** Share of the limit from which on the author is warned. */
const NEARLY_FULL = 0.9;

/** Classic has this area for the centre of its ball, and suits three players per side. */
const REFERENCE_AREA = 240_000;
const REFERENCE_SIZE = 3;
const REFERENCE_RADIUS = 15;

/** Larger pitches have more space per player: they are played by passes. */
const GROWTH = 0.75;

/** Sizes that a pitch suits besides the ideal one, as shares of it. */
const SMALLEST = 0.6;
const LARGEST = 1.4;

/** Largest team of a room. */
const TEAM_MAX = 11;

export function checkCounts(stadium: Stadium): CheckResult {
  const counts = LIST_KEYS.map((list): [ListKey, number] => [list, stadium[list].length]);
  const [list, count] = counts.reduce((fullest, next) => (next[1] > fullest[1] ? next : fullest));
  return result("counts", count >= NEARLY_FULL * MAX_ITEMS ? "warning" : "ok", { list, count, limit: MAX_ITEMS });
}

/** `area`: where the centre of the ball can be, in square units. Smaller players find more space on it. */
export function checkTeamSize({ playerPhysics }: Stadium, area: number): CheckResult {
  const radius = playerPhysics.radius > 0 ? playerPhysics.radius : REFERENCE_RADIUS;
  const share = (area / REFERENCE_AREA) * (REFERENCE_RADIUS / radius) ** 2;
  const size = REFERENCE_SIZE * share ** GROWTH;
  const bounded = (players: number) => Math.max(1, Math.min(TEAM_MAX, Math.round(players)));
  return result("teamSize", "ok", {
    ...{ ideal: bounded(size), min: bounded(SMALLEST * size), max: bounded(LARGEST * size) },
    area: Math.round(area),
  });
}
