/** What a hard kick does: a flash at the ball, a nudge of the camera, marks on the ground. */
import { BlendModes } from "phaser";
import { markColor, MARK, paintGlow, paintMark } from "#client/paint/effect-shapes.ts";
import { courtOf, surfaceOf } from "#client/paint/surface.ts";
import { DEPTH } from "./depth.ts";
import { strikeStrength } from "./effect-choice.ts";
import { createImagePool } from "./image-pool.ts";
import type { RenderContext } from "./render-context.ts";

export type Strikes = {
  /** Displacement of the camera in map units; changes with `advance`. */
  readonly nudge: { readonly x: number; readonly y: number };
  /** A kick at (x, y); the ball then moves with (vx, vy), in map units per second. */
  show(x: number, y: number, ball: { readonly vx: number; readonly vy: number }, marked: boolean): void;
  advance(elapsedMs: number): void;
};

const FLASH_RADIUS = 30;
const FLASH_MS = 170;
const FLASHES_MAX = 6;
const MARKS_MAX = 14;
const MARK_MS = 3200;
const MARK_ALPHA = 0.55;
/** Weaker kicks leave no mark. */
const MARK_STRENGTH_MIN = 0.3;
/** Map units. */
const NUDGE_MAX = 3;
/** The camera is back after about three times this. */
const NUDGE_MS = 75;

export function createStrikes(render: RenderContext): Strikes {
  const { scene, textures, resolution, stadium } = render;
  const surface = surfaceOf(stadium.bg);
  const flashKey = textures.get("flash", FLASH_RADIUS, FLASH_RADIUS, (context) => paintGlow(context, FLASH_RADIUS));
  const flashes = createImagePool(scene, {
    key: flashKey,
    depth: DEPTH.flash,
    size: FLASHES_MAX,
    blendMode: BlendModes.ADD,
  });
  const markKey = textures.get("mark", MARK.width, MARK.height, (context) => paintMark(context, markColor(surface)));
  const marks = createImagePool(scene, { key: markKey, depth: DEPTH.mark, size: MARKS_MAX });
  /** Bare ground keeps the map's colour. */
  const hasFloor = stadium.bg.type !== "none" || courtOf(stadium) !== undefined;
  const nudge = { x: 0, y: 0 };

  return {
    nudge,
    show(x, y, { vx, vy }, marked) {
      const speed = Math.hypot(vx, vy);
      const strength = strikeStrength(speed);
      if (strength <= 0) return;
      nudge.x = (vx / speed) * NUDGE_MAX * strength;
      nudge.y = (vy / speed) * NUDGE_MAX * strength;
      flash(x, y, strength);
      if (marked && hasFloor && strength >= MARK_STRENGTH_MIN) mark(x, y, Math.atan2(vy, vx));
    },
    advance(elapsedMs) {
      const share = Math.exp(-elapsedMs / NUDGE_MS);
      nudge.x *= share;
      nudge.y *= share;
    },
  };

  function flash(x: number, y: number, strength: number): void {
    const image = flashes.take();
    if (!image) return;
    const size = (0.5 + 0.5 * strength) / resolution;
    image.setPosition(x, y);
    scene.tweens.add({
      targets: image,
      scale: { from: 0.5 * size, to: 1.15 * size, ease: "Quad.easeOut" },
      alpha: { from: 0.35 + 0.5 * strength, to: 0 },
      duration: FLASH_MS,
      onComplete: () => flashes.release(image),
    });
  }

  function mark(x: number, y: number, rotation: number): void {
    const image = marks.take();
    if (!image) return;
    image
      .setPosition(x, y)
      .setRotation(rotation)
      .setScale(1 / resolution);
    scene.tweens.add({
      targets: image,
      alpha: { from: MARK_ALPHA, to: 0, ease: "Quad.easeIn" },
      duration: MARK_MS,
      onComplete: () => marks.release(image),
    });
  }
}
