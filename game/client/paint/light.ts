/** Light over the floor of a field: floodlights at night, the sun by day. It is weaker than the contrast of any line. */
import type { Area } from "./clip.ts";
import type { PitchStyle } from "./picture-style.ts";
import type { Surface } from "./surface.ts";

/** Half extents of what is lit, around the map's centre. */
export type LitField = { readonly width: number; readonly height: number };

type Strength = { readonly pool: number; readonly shade: number };

/** Opacity in the middle of a pool of light and at the corners of the field; ice and boards reflect more. */
const NIGHT: Readonly<Record<Surface, Strength>> = {
  grass: { pool: 0.2, shade: 0.62 },
  ice: { pool: 0.3, shade: 0.6 },
  boards: { pool: 0.24, shade: 0.5 },
  court: { pool: 0.22, shade: 0.45 },
};

/** The places that the floodlights are turned to, in shares of the field's half extents. */
const POOLS = [
  [-0.46, -0.34],
  [0.46, -0.34],
  [-0.46, 0.34],
  [0.46, 0.34],
  [0, 0],
] as const;

/** Expects a clip around the field. Soft light leaves the hue of the floor as it is. */
export function paintLight(
  context: CanvasRenderingContext2D,
  field: LitField,
  surface: Surface,
  { light, area }: { readonly light: PitchStyle["light"]; readonly area: Area },
): void {
  context.save();
  context.globalCompositeOperation = "soft-light";
  if (light === "day") paintSun(context, field, area);
  else paintFloodlights(context, field, { ...NIGHT[surface], area });
  context.restore();
}

function paintFloodlights(
  context: CanvasRenderingContext2D,
  { width, height }: LitField,
  { pool, shade, area }: Strength & { readonly area: Area },
): void {
  const reach = Math.max(height, width * 0.55);
  for (const [x, y] of POOLS) {
    fillRadial(context, { x: x * width, y: y * height, reach }, area, [
      [0, `rgba(255, 255, 235, ${pool})`],
      [0.45, `rgba(255, 255, 235, ${pool * 0.5})`],
      [1, "rgba(255, 255, 235, 0)"],
    ]);
  }
  // The shade follows the shape of the field.
  const ratio = width / height;
  context.scale(1, 1 / ratio);
  const stretched = { x: area.x, y: area.y * ratio, width: area.width, height: area.height * ratio };
  fillRadial(context, { x: 0, y: 0, reach: width * 1.4 }, stretched, [
    [0.46, "rgba(0, 8, 12, 0)"],
    [0.72, `rgba(0, 8, 12, ${shade * 0.42})`],
    [1, `rgba(0, 8, 12, ${shade})`],
  ]);
}

/** From the upper left. */
function paintSun(context: CanvasRenderingContext2D, { width, height }: LitField, area: Area): void {
  const sun = context.createLinearGradient(-width, -height, width * 0.7, height);
  sun.addColorStop(0, "rgba(255, 246, 205, 0.5)");
  sun.addColorStop(0.55, "rgba(255, 246, 205, 0.16)");
  sun.addColorStop(1, "rgba(0, 24, 40, 0.2)");
  context.fillStyle = sun;
  context.fillRect(area.x, area.y, area.width, area.height);
}

type Pool = { readonly x: number; readonly y: number; readonly reach: number };

function fillRadial(
  context: CanvasRenderingContext2D,
  { x, y, reach }: Pool,
  area: Area,
  stops: readonly (readonly [number, string])[],
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, reach);
  for (const [at, color] of stops) gradient.addColorStop(at, color);
  context.fillStyle = gradient;
  context.fillRect(area.x, area.y, area.width, area.height);
}
