/**
 * Kits as text: `/colors red 60 FFFFFF E5484D 3B6CF6` is team, angle, the colour of the number, and one to three stripes;
 * `/colors red clear` is the default kit.
 */
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { Kit } from "./room.ts";

export type KitCode = {
  readonly team: SideId;
  /** Undefined for the default kit. */
  readonly kit: Kit | undefined;
};

const CODE = /^\/?colou?rs\s+(red|blue)\s+(.+)$/iu;
const ANGLE = /^-?\d{1,4}$/u;
/** Leading zeros may be omitted: "0" is black. */
const COLOR = /^#?([0-9a-f]{1,6})$/iu;
const STRIPES_MAX = 3;

/** Undefined when the text is not a kit code. */
export function parseKitCode(text: string): KitCode | undefined {
  const [, side, rest] = CODE.exec(text.trim()) ?? [];
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
  return { team, kit: { angle: normalizeAngle(Number(angle)), text: number, colors: known } };
}

/** The text that `parseKitCode` reads. */
export function formatKitCode({ team, kit }: KitCode): string {
  const start = `/colors ${team === RED_TEAM ? "red" : "blue"}`;
  if (kit === undefined) return `${start} clear`;
  return [start, kit.angle, ...[kit.text, ...kit.colors].map(hexOf)].join(" ");
}

/** Six digits: RRGGBB. */
export function hexOf(color: number): string {
  return (color & 0xffffff).toString(16).toUpperCase().padStart(6, "0");
}

/** Undefined when it is not a colour. */
export function colorOf(word: string): number | undefined {
  const digits = COLOR.exec(word)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** The same angle from 0 to 359 degrees. */
function normalizeAngle(angle: number): number {
  return ((angle % 360) + 360) % 360;
}
