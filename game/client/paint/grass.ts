/** Grass: mown stripes, and wear where most of the play happens. */
import type { Background, Stadium } from "#sim/stadium.ts";
import type { Area } from "./clip.ts";
import { css, type Rgb } from "./color.ts";
import { goalMouths } from "./goals.ts";
import { createNoise } from "./noise.ts";

/** Width of a stripe in map units, before stripes are fitted to the field. */
const STRIPE = 46;
/** Dry earth that shows through. */
const EARTH: Rgb = 0x8f965c;
/** How far wear reaches into the field from a goal line. */
const MOUTH_DEPTH = 58;
const SPECKS = 150;

/** Stripes mirror each other at the halfway line, and end with the field. Only those in `area` are painted. */
export function paintStripes(context: CanvasRenderingContext2D, bg: Background, area: Area, color: Rgb): void {
  context.fillStyle = css(color);
  // An odd number of half stripes on each side: one stripe lies across the halfway line.
  const stripe = bg.width / (Math.max(1, Math.round(bg.width / STRIPE - 0.5)) + 0.5);
  const from = Math.max(-bg.width, area.x);
  const to = Math.min(bg.width, area.x + area.width);
  const first = stripe / 2 + 2 * stripe * Math.floor((from - stripe / 2) / (2 * stripe));
  for (let x = first; x < to; x += 2 * stripe) context.fillRect(x, area.y, stripe, area.height);
}

/** Worn grass in front of the goals and around the kick-off spot. Expects a clip around the field. */
export function paintWear(context: CanvasRenderingContext2D, stadium: Stadium, area: Area): void {
  const { bg } = stadium;
  const random = createNoise(41);
  for (const { x, y, ux, uy, away, length } of goalMouths(stadium)) {
    const patch = { x: x + uy * away * 10, y: y - ux * away * 10, along: length * 0.62, across: MOUTH_DEPTH };
    if (isNear(patch, area)) paintPatch(context, { ...patch, angle: Math.atan2(uy, ux), strength: 0.3 }, random);
  }
  const reach = Math.min(52, bg.width * 0.16, bg.height * 0.3);
  const centre = { x: 0, y: 0, along: reach, across: reach };
  if (isNear(centre, area)) paintPatch(context, { ...centre, angle: 0, strength: 0.16 }, createNoise(42));
}

type Spot = { readonly x: number; readonly y: number; readonly along: number; readonly across: number };

function isNear({ x, y, along, across }: Spot, area: Area): boolean {
  const reach = Math.max(along, across);
  return (
    x + reach > area.x && x - reach < area.x + area.width && y + reach > area.y && y - reach < area.y + area.height
  );
}

type Patch = Spot & { readonly angle: number; readonly strength: number };

/** A soft ellipse with irregular specks, fewer towards its edge. */
function paintPatch(context: CanvasRenderingContext2D, patch: Patch, random: () => number): void {
  const { x, y, along, across, angle, strength } = patch;
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.scale(along, across);
  const soft = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  soft.addColorStop(0, css(EARTH, strength * 0.7));
  soft.addColorStop(0.45, css(EARTH, strength * 0.4));
  soft.addColorStop(1, css(EARTH, 0));
  context.fillStyle = soft;
  context.fillRect(-1, -1, 2, 2);
  for (let i = 0; i < SPECKS; i++) {
    const [turn, way] = [random() * 2 * Math.PI, random() ** 0.8];
    const [size, alpha] = [(2 + random() * 8) * (1.1 - way), strength * 0.5 * (1 - way) * random()];
    context.fillStyle = css(EARTH, alpha);
    context.beginPath();
    context.ellipse(way * Math.cos(turn), way * Math.sin(turn), size / along, (size * 0.6) / across, 0, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}
