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

/** Pixels of the longer side of a picture of light: it has no edges, and is drawn enlarged. */
const PICTURE_SIDE = 256;
/** Pictures that are kept. */
const PICTURES_MAX = 8;
const pictures = new Map<string, OffscreenCanvas>();

/** Expects a clip around the field. Soft light leaves the hue of the floor as it is. */
export function paintLight(
  context: CanvasRenderingContext2D,
  field: LitField,
  surface: Surface,
  light: PitchStyle["light"],
): void {
  const { width, height } = field;
  context.save();
  context.globalCompositeOperation = "soft-light";
  context.drawImage(pictureOf(field, surface, light), -width, -height, 2 * width, 2 * height);
  context.restore();
}

/** The light over a whole field, painted once: tiles of the field are many, and blending is slow. */
function pictureOf({ width, height }: LitField, surface: Surface, light: PitchStyle["light"]): OffscreenCanvas {
  const ratio = Math.max(1 / 8, Math.min(8, height / width));
  const key = `${surface}/${light}/${ratio}`;
  let picture = pictures.get(key);
  if (picture) return picture;
  const side = PICTURE_SIDE / Math.max(1, ratio);
  picture = new OffscreenCanvas(Math.ceil(side), Math.ceil(side * ratio));
  const context = picture.getContext("2d", { willReadFrequently: true });
  if (context) {
    const half = { width: picture.width / 2, height: picture.height / 2 };
    context.translate(half.width, half.height);
    if (light === "day") paintSun(context, half);
    else paintFloodlights(context, half, NIGHT[surface]);
  }
  const [oldest] = pictures.keys();
  if (pictures.size >= PICTURES_MAX && oldest !== undefined) pictures.delete(oldest);
  pictures.set(key, picture);
  return picture;
}

type Context = OffscreenCanvasRenderingContext2D;

function paintFloodlights(context: Context, { width, height }: LitField, { pool, shade }: Strength): void {
  const reach = Math.max(height, width * 0.55);
  const all = { x: -width, y: -height, width: 2 * width, height: 2 * height };
  for (const [x, y] of POOLS) {
    fillRadial(context, { x: x * width, y: y * height, reach }, all, [
      [0, `rgba(255, 255, 235, ${pool})`],
      [0.45, `rgba(255, 255, 235, ${pool * 0.5})`],
      [1, "rgba(255, 255, 235, 0)"],
    ]);
  }
  // The shade follows the shape of the field.
  context.scale(1, height / width);
  fillRadial(context, { x: 0, y: 0, reach: width * 1.4 }, { ...all, y: -width, height: 2 * width }, [
    [0.46, "rgba(0, 8, 12, 0)"],
    [0.72, `rgba(0, 8, 12, ${shade * 0.42})`],
    [1, `rgba(0, 8, 12, ${shade})`],
  ]);
}

/** From the upper left. */
function paintSun(context: Context, { width, height }: LitField): void {
  const sun = context.createLinearGradient(-width, -height, width * 0.7, height);
  sun.addColorStop(0, "rgba(255, 246, 205, 0.5)");
  sun.addColorStop(0.55, "rgba(255, 246, 205, 0.16)");
  sun.addColorStop(1, "rgba(0, 24, 40, 0.2)");
  context.fillStyle = sun;
  context.fillRect(-width, -height, 2 * width, 2 * height);
}

type Pool = { readonly x: number; readonly y: number; readonly reach: number };

function fillRadial(
  context: Context,
  { x, y, reach }: Pool,
  area: Area,
  stops: readonly (readonly [number, string])[],
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, reach);
  for (const [at, color] of stops) gradient.addColorStop(at, color);
  context.fillStyle = gradient;
  context.fillRect(area.x, area.y, area.width, area.height);
}
