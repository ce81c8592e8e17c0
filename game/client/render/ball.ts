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
  draw(frame: Frame, painted: boolean, view: ViewArea): void;
};

/** Radius of the ball that the texture of a spot is made for; other sizes are scaled. */
const TEXTURE_RADIUS = 10;
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

  return {
    draw(frame, painted, view) {
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
      leather.draw(x, y, radius, look, view);
      spots.draw(x, y, radius, spin);
      outline.draw(x, y, radius, OUTLINE, view);
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
    draw(x: number, y: number, radius: number, spin: BallSpin): void {
      const shown = radius > 0 && radius * resolution <= LABELLED_RADIUS_MAX;
      const reach = spotReach(radius);
      const scale = radius / TEXTURE_RADIUS / resolution;
      for (let i = 0; i < SPOT_COUNT; i++) {
        const spot = spots[i]!;
        spot.visible = shown && isSpotVisible(spin, i);
        if (!spot.visible) continue;
        const sx = spin.x[i]!;
        const sy = spin.y[i]!;
        // Near the horizon a spot is seen at an angle: its narrow side points at the middle of the ball.
        spot.setPosition(x + sx * reach, y + sy * reach).setScale(scale * spin.z[i]!, scale);
        spot.rotation = Math.atan2(sy, sx);
      }
    },
  };
}
