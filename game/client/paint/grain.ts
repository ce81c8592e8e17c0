/** Tiles of grey noise that give the ground its texture. Seeded, so they are always the same; each is made once. */
export type Grain = "grass" | "ice";

const SIZE = 256;
const tiles = new Map<Grain, OffscreenCanvas>();

export function grainOf(kind: Grain): OffscreenCanvas {
  let tile = tiles.get(kind);
  if (!tile) {
    tile = new OffscreenCanvas(SIZE, SIZE);
    // Drawn by the processor: the tile is only ever copied from, and reading back from the graphics card is slow.
    const context = tile.getContext("2d", { willReadFrequently: true });
    if (context) (kind === "grass" ? paintBlades : paintScratches)(context, createNoise(kind === "grass" ? 7 : 11));
    tiles.set(kind, tile);
  }
  return tile;
}

/** Short upright strokes, lighter and darker than middle grey, which soft light leaves unchanged. */
function paintBlades(context: OffscreenCanvasRenderingContext2D, random: () => number): void {
  context.fillStyle = "#808080";
  context.fillRect(0, 0, SIZE, SIZE);
  for (let i = 0; i < 5200; i++) {
    const shade = random() < 0.5 ? 255 : 0;
    context.strokeStyle = `rgba(${shade}, ${shade}, ${shade}, ${0.1 + random() * 0.22})`;
    const [x, y, length] = [random() * SIZE, random() * SIZE, 3 + random() * 5];
    strokeWrapped(context, x, y, (random() - 0.5) * 3, length);
  }
}

/** Fine speckle and a few long, faint scratches. */
function paintScratches(context: OffscreenCanvasRenderingContext2D, random: () => number): void {
  context.fillStyle = "#808080";
  context.fillRect(0, 0, SIZE, SIZE);
  for (let i = 0; i < 9000; i++) {
    const shade = random() < 0.5 ? 255 : 0;
    context.fillStyle = `rgba(${shade}, ${shade}, ${shade}, ${random() * 0.24})`;
    context.fillRect(random() * SIZE, random() * SIZE, 1.5, 1.5);
  }
  for (let i = 0; i < 26; i++) {
    context.strokeStyle = `rgba(255, 255, 255, ${0.08 + random() * 0.16})`;
    strokeWrapped(context, random() * SIZE, random() * SIZE, (random() - 0.5) * 130, (random() - 0.5) * 60);
  }
}

/** A stroke that continues on the opposite side where it leaves the tile, so that tiles join without a seam. */
function strokeWrapped(context: OffscreenCanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  context.beginPath();
  for (const ox of [-SIZE, 0, SIZE]) {
    for (const oy of [-SIZE, 0, SIZE]) {
      context.moveTo(x + ox, y + oy);
      context.lineTo(x + ox + dx, y + oy + dy);
    }
  }
  context.stroke();
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
