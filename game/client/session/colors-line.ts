/**
 * The line by which players hand kits to each other: `/colors red 60 FFFFFF E5484D 3B6CF6` is team, angle, the colour of
 * the number, and one to three stripes; `/colors red clear` goes back to the usual ones.
 */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { Kit } from "./room.ts";

export type ColorsLine = {
  readonly team: SideId;
  /** Undefined: the colours of a fresh room. */
  readonly kit: Kit | undefined;
};

const LINE = /^\/?colou?rs\s+(red|blue)\s+(.+)$/iu;
const ANGLE = /^-?\d{1,4}$/u;
/** Digits that are left out are leading zeros: "0" is black. */
const COLOR = /^#?([0-9a-f]{1,6})$/iu;
const STRIPES_MAX = 3;

/** What a line asks for; undefined when it is not such a line. */
export function parseColorsLine(text: string): ColorsLine | undefined {
  const [, side, rest] = LINE.exec(text.trim()) ?? [];
  if (side === undefined || rest === undefined) return undefined;
  const team = side.toLowerCase() === "red" ? RED_TEAM : BLUE_TEAM;
  const words = rest.split(/\s+/u);
  if (words.length === 1 && words[0]?.toLowerCase() === "clear") return { team, kit: undefined };
  const [angle = "", ...named] = words;
  const [number, ...colors] = named.map(colorOf);
  if (!ANGLE.test(angle) || number === undefined) return undefined;
  if (colors.length < 1 || colors.length > STRIPES_MAX) return undefined;
  const known = colors.filter((color) => color !== undefined);
  if (known.length !== colors.length) return undefined;
  return { team, kit: { angle: turned(Number(angle)), text: number, colors: known } };
}

/** The line that `parseColorsLine` reads. */
export function formatColorsLine({ team, kit }: ColorsLine): string {
  const start = `/colors ${team === RED_TEAM ? "red" : "blue"}`;
  if (kit === undefined) return `${start} clear`;
  return [start, kit.angle, ...[kit.text, ...kit.colors].map(hexOf)].join(" ");
}

/** Six digits, as in the line: RRGGBB. */
export function hexOf(color: number): string {
  return (color & 0xffffff).toString(16).toUpperCase().padStart(6, "0");
}

/** Undefined when it is not a colour. */
export function colorOf(word: string): number | undefined {
  const digits = COLOR.exec(word)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** The same direction, from 0 to 359 degrees. */
function turned(angle: number): number {
  return ((angle % 360) + 360) % 360;
}
