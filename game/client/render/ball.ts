/** The football as sprites: leather, spots that turn as it rolls, an outline on top, a shadow below. */
import { hasFootball, isSpotVisible, paintBallSpot, SPOT_RADIUS, spotReach } from "#client/paint/ball.ts";
import { type BallSpin, createBallSpin, rollBall, SPOT_COUNT } from "#client/paint/ball-spin.ts";
import { OUTLINE_WIDTH, paintLeather, paintOutline } from "#client/paint/disc.ts";
import { BLACK, WHITE } from "#client/paint/palette.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import type { Frame } from "#client/session/frame.ts";
import { discDepth } from "./depth.ts";
import { createDiscSprite, type DiscLook, LABELLED_RADIUS_MAX } from "./disc-sprite.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";
import { createShadow } from "./shadow.ts";

export type Ball = {
  /** `painted`: a script has changed its look, and only the shadow is drawn here. */
  draw(frame: Frame, painted: boolean, view: ViewArea, elapsedMs: number): void;
  /** Presses the ball for a moment in the direction of a kick, by a strength from 0 to 1. */
  squash(angle: number, strength: number): void;
};

/** Radius of the ball that the texture of a spot is made for; other sizes are scaled. */
const TEXTURE_RADIUS = 10;
/** A kick presses the ball by this share, and it swings back. */
const SQUASH_MAX = 0.3;
const SQUASH_MS = 75;
const SQUASH_PERIOD_MS = 170;
/** A longer way in one frame is a reset and does not turn the ball. */
const ROLL_MAX = 60;

const flat = { angle: 0, outline: BLACK, outlineWidth: OUTLINE_WIDTH, alpha: 1 };

const leatherOf = (look: PitchStyle["look"]): DiscLook => ({
  name: "ball",
  paint: (context, radius) => paintLeather(context, radius, WHITE, look),
  tint: WHITE,
  textureRadiusMax: LABELLED_RADIUS_MAX,
  fill: { ...flat, colors: [WHITE] },
});

const OUTLINE: DiscLook = {
  name: "ball-outline",
  paint: (context, radius) => paintOutline(context, radius, BLACK),
  tint: WHITE,
  textureRadiusMax: LABELLED_RADIUS_MAX,
  fill: { ...flat, colors: [] },
};

/** Undefined on a stadium that styles its ball, which is drawn with the other discs. */
export function createBall(render: RenderContext): Ball | undefined {
  if (!hasFootball(render.stadium)) return undefined;
  const shadow = createShadow(render);
  const look = leatherOf(render.style.look);
  const leather = createDiscSprite(render, discDepth(0));
  const spots = createSpots(render);
  const outline = createDiscSprite(render, discDepth(0.6));
  const spin = createBallSpin();
  let lastX = 0;
  let lastY = 0;

  const shape = createShape();

  return {
    squash: (angle, strength) => shape.press(angle, strength),
    draw(frame, painted, view, elapsedMs) {
      const x = frame.x[0]!;
      const y = frame.y[0]!;
      const radius = frame.count > 0 ? frame.radius[0]! : 0;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < ROLL_MAX) rollBall(spin, x - lastX, y - lastY, radius);
      lastX = x;
      lastY = y;
      shadow.draw(x, y, radius);
      if (painted) {
        leather.hide();
        spots.hide();
        outline.hide();
        return;
      }
      const changed = shape.advance(elapsedMs);
      leather.draw(x, y, radius, look, view);
      spots.draw(x, y, radius, spin, shape);
      outline.draw(x, y, radius, OUTLINE, view);
      if (!changed) return;
      leather.stretch(shape.angle, shape.along, shape.across);
      outline.stretch(shape.angle, shape.along, shape.across);
    },
  };
}

function createSpots({ scene, textures, resolution }: RenderContext) {
  const textureRadius = TEXTURE_RADIUS * SPOT_RADIUS;
  const key = textures.get("ball-spot", textureRadius, textureRadius, (context) =>
    paintBallSpot(context, textureRadius),
  );
  const spots = Array.from({ length: SPOT_COUNT }, () => scene.add.image(0, 0, key).setDepth(discDepth(0.3)));
  return {
    hide(): void {
      for (const spot of spots) spot.visible = false;
    },
    draw(x: number, y: number, radius: number, spin: BallSpin, shape: Shape): void {
      const shown = radius > 0 && radius * resolution <= LABELLED_RADIUS_MAX;
      const reach = spotReach(radius);
      const scale = radius / TEXTURE_RADIUS / resolution;
      const cos = Math.cos(shape.angle);
      const sin = Math.sin(shape.angle);
      for (let i = 0; i < SPOT_COUNT; i++) {
        const spot = spots[i]!;
        spot.visible = shown && isSpotVisible(spin, i);
        if (!spot.visible) continue;
        const sx = spin.x[i]!;
        const sy = spin.y[i]!;
        // Near the horizon a spot is seen at an angle: its narrow side points at the middle of the ball.
        const along = (sx * cos + sy * sin) * reach * shape.along;
        const across = (sy * cos - sx * sin) * reach * shape.across;
        spot.setPosition(x + along * cos - across * sin, y + along * sin + across * cos);
        spot.setScale(scale * spin.z[i]!, scale);
        spot.rotation = Math.atan2(sy, sx);
      }
    },
  };
}

/** How the ball is stretched, in a direction and at right angles to it. */
type Shape = { readonly angle: number; readonly along: number; readonly across: number };

function createShape() {
  let strength = 0;
  let sinceMs = Infinity;
  const shape = {
    angle: 0,
    along: 1,
    across: 1,
    press(angle: number, by: number): void {
      shape.angle = angle;
      strength = by;
      sinceMs = 0;
    },
    /** Whether the shape has changed. */
    advance(elapsedMs: number): boolean {
      if (sinceMs === Infinity) return false;
      sinceMs += elapsedMs;
      const left = strength * SQUASH_MAX * Math.exp(-sinceMs / SQUASH_MS);
      if (left < 0.01) {
        sinceMs = Infinity;
        shape.angle = 0;
        shape.along = shape.across = 1;
        return true;
      }
      const swing = left * Math.cos((2 * Math.PI * sinceMs) / SQUASH_PERIOD_MS);
      shape.along = 1 - swing;
      shape.across = 1 + 0.7 * swing;
      return true;
    },
  };
  return shape;
}
