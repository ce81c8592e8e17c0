/** The background of a stadium, `bg`: how the ground looks. */
import type { Background } from "#sim/stadium.ts";
import { warn } from "./diagnostics.ts";
import { readColor, readNumber } from "./field-readers.ts";
import { readChoice, toHbsObject, type HbsObject, valueOf, warnUnknownKeys } from "./hbs-object.ts";
import { type JsonOutput, writeColor, writeNumber } from "./field-writers.ts";

const LENGTHS = ["width", "height", "kickOffRadius", "cornerRadius", "goalLine"] as const;
const KNOWN: ReadonlySet<string> = new Set([...LENGTHS, "type", "color"]);

const LEFTOVERS: ReadonlySet<string> = new Set(["borderRadius"]);

const GRASS_GREEN = 0x718c5a;

const DEFAULT_BACKGROUND: Background = {
  type: "none",
  width: 0,
  height: 0,
  kickOffRadius: 0,
  cornerRadius: 0,
  goalLine: 0,
  color: GRASS_GREEN,
};

export function readBackground(root: HbsObject): Background {
  const value = valueOf(root, "bg");
  if (value === undefined) {
    warn(root.report, "bg", "missing, taken as empty");
    return DEFAULT_BACKGROUND;
  }
  const object = toHbsObject(value, "bg", root.report);
  if (object === undefined) return DEFAULT_BACKGROUND;
  warnUnknownKeys(object, KNOWN, LEFTOVERS);
  const lengths = { width: 0, height: 0, kickOffRadius: 0, cornerRadius: 0, goalLine: 0 };
  for (const key of LENGTHS) lengths[key] = readNumber(object, key, 0);
  return {
    type: readChoice(object, "type", ["none", "grass", "hockey"]),
    ...lengths,
    color: readColor(object, "color", GRASS_GREEN),
  };
}

export function writeBackground(bg: Background): JsonOutput {
  const output: JsonOutput = {};
  if (bg.type !== "none") output["type"] = bg.type;
  for (const key of LENGTHS) writeNumber(output, key, bg[key], 0);
  writeColor(output, "color", bg.color, GRASS_GREEN);
  return output;
}
