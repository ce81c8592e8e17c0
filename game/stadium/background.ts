import type { Background } from "#sim/stadium.ts";
import { warn } from "./finding.ts";
import { readColor, readNumber } from "./field.ts";
import { asSource, type Source, valueOf, warnUnknownKeys } from "./source.ts";
import { type Written, writeColor, writeNumber } from "./written.ts";

const LENGTHS = ["width", "height", "kickOffRadius", "cornerRadius", "goalLine"] as const;
const KNOWN: ReadonlySet<string> = new Set([...LENGTHS, "type", "color"]);

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

export function readBackground(root: Source): Background {
  const value = valueOf(root, "bg");
  if (value === undefined) {
    warn(root.report, "bg", "missing, taken as empty");
    return DEFAULT_BACKGROUND;
  }
  const source = asSource(value, "bg", root.report);
  if (source === undefined) return DEFAULT_BACKGROUND;
  warnUnknownKeys(source, KNOWN, new Set());
  const lengths = { width: 0, height: 0, kickOffRadius: 0, cornerRadius: 0, goalLine: 0 };
  for (const key of LENGTHS) lengths[key] = readNumber(source, key, 0);
  return { type: readType(source), ...lengths, color: readColor(source, "color", GRASS_GREEN) };
}

/** Anything but the two known types is a plain ground, silently: "" and "none" are common. */
function readType(source: Source): Background["type"] {
  const type = valueOf(source, "type");
  return type === "grass" || type === "hockey" ? type : "none";
}

export function writeBackground(bg: Background): Written {
  const written: Written = {};
  if (bg.type !== "none") written["type"] = bg.type;
  for (const key of LENGTHS) writeNumber(written, key, bg[key], 0);
  writeColor(written, "color", bg.color, GRASS_GREEN);
  return written;
}
