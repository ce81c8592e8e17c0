/** What the checks before publishing find out about a stadium, as data: texts are made from it in each language. */
import type { ListKey } from "#editor/document.ts";
import type { Point } from "#sim/stadium.ts";

export type CheckId =
  /** How full the lists are. Data: `list` of the fullest, its `count` and the `limit`. */
  | "counts"
  /** Warnings of the file. Data: `count`, and the `first` one as text. */
  | "file"
  /** Whether both teams have goals. Data: numbers of goals, `red` and `blue`. */
  | "goals"
  /** Where the ball starts: "ok", in a "wall", "outside" of the field, or "fixed". Data: `fault`. */
  | "ballStart"
  /** Whether the ball gets to the goals. Data: `reached` and `goals`, as numbers. */
  | "goalReach"
  /** Whether kick-off positions are free of walls. Data: `count` of those that are not, and how many of them are `stuck`. */
  | "spawns"
  /** Whether players get from their kick-off positions to the ball. Data: `count` of positions from which they do not. */
  | "ballReach"
  /** Players per side that the size suits. Data: `ideal`, `min`, `max`, and the `area` that the ball can roll on. */
  | "teamSize"
  /** Whether bots score against each other. Data: goals `red` and `blue`, `games` and `minutes` played. */
  | "bots"
  /** Time of a tick on this machine. Data: `microseconds`, and `share` of a room's budget in per cent. */
  | "tickCost";

/** "error": a match is not possible, or not for long. "warning": the author may want it so. */
export type CheckLevel = "ok" | "warning" | "error";

/** A part of the map to show, and the item there. Discs count from the ball, which is 0 also where the file has it elsewhere. */
export type CheckPlace = Point & { readonly item?: { readonly list: ListKey; readonly index: number } };

export type CheckResult = {
  readonly id: CheckId;
  readonly level: CheckLevel;
  readonly data: Readonly<Record<string, number | string>>;
  readonly places: readonly CheckPlace[];
};

export function result(
  id: CheckId,
  level: CheckLevel,
  data: CheckResult["data"],
  places: readonly CheckPlace[] = [],
): CheckResult {
  return { id, level, data, places };
}

/** A check makes its work in slices of some milliseconds, each ended by a `yield`. */
export type Sliced<Value> = Generator<undefined, Value>;
