/** Values from scripts, turned into the types of the API as JavaScript's own operators do: scripts rely on it. */

/** A whole number of 32 bits: `"12"` is 12, `"0xff0000"` a colour, everything that is no number 0. */
export function toInt(value: unknown): number {
  return Number(value) | 0;
}

/** A number within these bounds. */
export function toIntBetween(value: unknown, min: number, max: number): number {
  return Math.min(max, Math.max(min, toInt(value)));
}

/** null and undefined become "". */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : `${value as string | number}`;
}

/** The id of a player, whatever its type: keys of objects are strings. NaN is no player's id. */
export function toId(value: unknown): number {
  return value === null || value === undefined || value === "" ? NaN : Number(value);
}

/** A colour as 0xRRGGBB; null and undefined stay undefined. */
export function toColor(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : toInt(value) & 0xffffff;
}

export function toArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of an object; none for other values. */
export function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
