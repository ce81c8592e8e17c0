/** Tiles of grey noise that give the ground its texture. Seeded, so they are always the same; each is made once. */
import type { Area } from "./clip.ts";
import { createNoise } from "./noise.ts";

/** `mottle`: large soft patches, for every surface. */
export type Grain = "grass" | "ice" | "mottle";

type Context = OffscreenCanvasRenderingContext2D;

/** Pixels of a side. Scratches are long: a small tile of them would be seen to repeat. */
const SIZES: Readonly<Record<Grain, number>> = { grass: 256, ice: 512, mottle: 256 };
const GREY = "#808080";
/** Map units per pixel of a tile: two pixels per unit are not enlarged at usual zooms; patches have no edges. */
const SCALES: Readonly<Record<Grain, number>> = { grass: 0.5, ice: 0.5, mottle: 2.5 };
/** Fills a tile of this size. */
type Painter = (context: Context, size: number, random: () => number) => void;

const SEEDS: Readonly<Record<Grain, number>> = { grass: 7, ice: 11, mottle: 23 };
const PAINTERS: Readonly<Record<Grain, Painter>> = {
  grass: paintBlades,
  ice: paintScratches,
  mottle: paintPatches,
};
const tiles = new Map<Grain, OffscreenCanvas>();

/** The tile itself and its eight neighbours, in tiles. */
const OFFSETS = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));

/** Lightens and darkens `area` by a texture, with an opacity of `strength`. */
export function paintGrain(context: CanvasRenderingContext2D, kind: Grain, area: Area, strength: number): void {
  const pattern = context.createPattern(grainOf(kind), "repeat");
  if (!pattern) return;
  pattern.setTransform(new DOMMatrix().scale(SCALES[kind]));
  context.save();
  context.globalCompositeOperation = "soft-light";
  context.globalAlpha = strength;
  context.fillStyle = pattern;
  context.fillRect(area.x, area.y, area.width, area.height);
  context.restore();
}

function grainOf(kind: Grain): OffscreenCanvas {
  let tile = tiles.get(kind);
  if (!tile) {
    const size = SIZES[kind];
    tile = new OffscreenCanvas(size, size);
    // Drawn by the processor: the tile is only ever copied from, and reading back from the graphics card is slow.
    const context = tile.getContext("2d", { willReadFrequently: true });
    if (context) {
      // Soft light leaves middle grey unchanged.
      context.fillStyle = GREY;
      context.fillRect(0, 0, size, size);
      PAINTERS[kind](context, size, createNoise(SEEDS[kind]));
    }
    tiles.set(kind, tile);
  }
  return tile;
}

/** Short upright strokes, lighter and darker. */
function paintBlades(context: Context, size: number, random: () => number): void {
  for (let i = 0; i < 5200; i++) {
    const shade = random() < 0.5 ? 255 : 0;
    context.strokeStyle = `rgba(${shade}, ${shade}, ${shade}, ${0.1 + random() * 0.22})`;
    const [x, y, length] = [random() * size, random() * size, 3 + random() * 5];
    const dx = (random() - 0.5) * 3;
    wrapped(context, size, (ox, oy) => {
      context.moveTo(x + ox, y + oy);
      context.lineTo(x + ox + dx, y + oy + length);
    });
  }
}

/** Brightness and offset of the two edges of a scratch. */
const GROOVE = [
  [0, 1.1],
  [255, 0],
] as const;

/** Fine speckle and the long curves of skates: a light edge beside a dark groove. */
function paintScratches(context: Context, size: number, random: () => number): void {
  for (let i = 0; i < 26_000; i++) {
    const shade = random() < 0.5 ? 255 : 0;
    context.fillStyle = `rgba(${shade}, ${shade}, ${shade}, ${random() * 0.2})`;
    context.fillRect(random() * size, random() * size, 1.5, 1.5);
  }
  context.lineWidth = 0.8;
  for (let i = 0; i < 64; i++) {
    const [x, y, radius] = [random() * size, random() * size, 60 + random() * 300];
    const [from, sweep, alpha] = [random() * 2 * Math.PI, 0.15 + random() * 0.5, 0.18 + random() * 0.3];
    for (const [shade, shift] of GROOVE) {
      context.strokeStyle = `rgba(${shade}, ${shade}, ${shade}, ${alpha})`;
      wrapped(context, size, (ox, oy) => {
        const [cx, cy] = [x + ox + shift, y + oy + shift];
        context.moveTo(cx + radius * Math.cos(from), cy + radius * Math.sin(from));
        context.arc(cx, cy, radius, from, from + sweep);
      });
    }
  }
}

/** Soft round patches, lighter and darker. */
function paintPatches(context: Context, size: number, random: () => number): void {
  for (let i = 0; i < 90; i++) {
    const [x, y, radius] = [random() * size, random() * size, 14 + random() * 44];
    const shade = i % 2 === 0 ? 255 : 0;
    const alpha = 0.1 + random() * 0.22;
    for (const [column, row] of OFFSETS) {
      const [ox, oy] = [column * size, row * size];
      const patch = context.createRadialGradient(x + ox, y + oy, 0, x + ox, y + oy, radius);
      patch.addColorStop(0, `rgba(${shade}, ${shade}, ${shade}, ${alpha})`);
      patch.addColorStop(1, `rgba(${shade}, ${shade}, ${shade}, 0)`);
      context.fillStyle = patch;
      context.fillRect(x + ox - radius, y + oy - radius, 2 * radius, 2 * radius);
    }
  }
}

/** A stroke that continues on the opposite side where it leaves the tile, so that tiles join without a seam. */
function wrapped(context: Context, size: number, trace: (x: number, y: number) => void): void {
  context.beginPath();
  for (const [x, y] of OFFSETS) trace(x * size, y * size);
  context.stroke();
}
