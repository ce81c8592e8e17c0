/**
 * Where name tags are shown, so that they cover neither each other nor discs: below the disc, above it, or a line further. Pure: no
 * drawing and no clock. A tag keeps its place until another is clearly better, and moves there smoothly.
 */

export const TAG_HEIGHT = 15;
/** Between a disc and its tag. */
const GAP = 1;
/** Largest number of tags and of other discs that tags avoid. */
export const TAGS_MAX = 64;
export const OBSTACLES_MAX = 96;

/** Each place by its side (1 is below) and its distance in lines; the first is the usual one. */
const PLACES = [
  { side: 1, lines: 0, cost: 0 },
  { side: -1, lines: 0, cost: 0.14 },
  { side: 1, lines: 1, cost: 0.24 },
  { side: -1, lines: 1, cost: 0.34 },
] as const;
/** Cost of a wholly covered tag: by other tags, by discs. */
const TAG_COST = 1.6;
const DISC_COST = 1.6;
/** Another place must be better by this much. */
const INERTIA = 0.1;
/** A tag is on its way for about this long. */
const EASE_MS = 90;

export class TagLayout {
  /** Number of tags and their columns, in map units: filled by the caller. A tag without a width is not laid out. */
  count = 0;
  readonly x = new Float64Array(TAGS_MAX);
  readonly y = new Float64Array(TAGS_MAX);
  readonly radius = new Float64Array(TAGS_MAX);
  readonly halfWidth = new Float64Array(TAGS_MAX);
  /** Discs that tags avoid besides the players' own: filled by the caller. */
  obstacles = 0;
  readonly obstacleX = new Float64Array(OBSTACLES_MAX);
  readonly obstacleY = new Float64Array(OBSTACLES_MAX);
  readonly obstacleRadius = new Float64Array(OBSTACLES_MAX);
  /** The result: distance of each tag's middle from the disc's, downwards. */
  readonly offset = new Float64Array(TAGS_MAX).fill(NaN);
  readonly #place = new Uint8Array(TAGS_MAX);
  /** Middle of each tag in the place chosen for it. */
  readonly #tagY = new Float64Array(TAGS_MAX);

  /** Adds a disc that tags avoid; those beyond the limit are ignored. */
  addObstacle(x: number, y: number, radius: number): void {
    if (this.obstacles >= OBSTACLES_MAX) return;
    this.obstacleX[this.obstacles] = x;
    this.obstacleY[this.obstacles] = y;
    this.obstacleRadius[this.obstacles++] = radius;
  }

  /** Chooses the places and moves the tags by `elapsedMs`; Infinity puts them there at once. */
  arrange(elapsedMs: number): void {
    const share = 1 - Math.exp(-elapsedMs / EASE_MS);
    for (let i = 0; i < this.count; i++) {
      if (!(this.halfWidth[i]! > 0)) {
        this.offset[i] = NaN;
        continue;
      }
      const place = this.#choose(i);
      this.#place[i] = place;
      const wanted = this.#offsetAt(i, place);
      this.#tagY[i] = this.y[i]! + wanted;
      const shown = this.offset[i]!;
      this.offset[i] = Number.isNaN(shown) || share >= 1 ? wanted : shown + (wanted - shown) * share;
    }
    for (let i = this.count; i < TAGS_MAX; i++) this.offset[i] = NaN;
  }

  #offsetAt(i: number, place: number): number {
    const { side, lines } = PLACES[place]!;
    return side * (this.radius[i]! + GAP + TAG_HEIGHT * (lines + 0.5));
  }

  #choose(i: number): number {
    const current = Number.isNaN(this.offset[i]!) ? 0 : this.#place[i]!;
    let best = current;
    let least = this.#costAt(i, current) - INERTIA;
    // Most tags are alone.
    if (current === 0 && least <= -INERTIA) return 0;
    for (let place = 0; place < PLACES.length; place++) {
      if (place === current) continue;
      const cost = this.#costAt(i, place);
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    return best;
  }

  #costAt(i: number, place: number): number {
    const x = this.x[i]!;
    const y = this.y[i]! + this.#offsetAt(i, place);
    const half = this.halfWidth[i]!;
    const area = 2 * half * TAG_HEIGHT;
    let cost: number = PLACES[place]!.cost;
    // Tags before it have their places already.
    for (let other = 0; other < i; other++) {
      const otherHalf = this.halfWidth[other]!;
      if (!(otherHalf > 0)) continue;
      const width = half + otherHalf - Math.abs(x - this.x[other]!);
      const height = TAG_HEIGHT - Math.abs(y - this.#tagY[other]!);
      if (width > 0 && height > 0) cost += (TAG_COST * Math.min(width, 2 * half) * height) / area;
    }
    for (let other = 0; other < this.count; other++) {
      if (other === i) continue;
      cost += (DISC_COST * overlap(x - this.x[other]!, y - this.y[other]!, half, this.radius[other]!)) / area;
    }
    for (let other = 0; other < this.obstacles; other++) {
      const radius = this.obstacleRadius[other]!;
      cost += (DISC_COST * overlap(x - this.obstacleX[other]!, y - this.obstacleY[other]!, half, radius)) / area;
    }
    return cost;
  }
}

/** Area of a tag that a disc covers, which is treated as a slightly smaller square. */
function overlap(dx: number, dy: number, half: number, radius: number): number {
  const side = 0.88 * radius;
  const width = half + side - Math.abs(dx);
  if (!(width > 0)) return 0;
  const height = TAG_HEIGHT / 2 + side - Math.abs(dy);
  if (!(height > 0)) return 0;
  return Math.min(width, 2 * half, 2 * side) * Math.min(height, TAG_HEIGHT, 2 * side);
}
