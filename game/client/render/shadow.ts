/** The shadow under a player or a football. Stadium discs have none. */
import { paintShadow, SHADOW } from "#client/paint/disc.ts";
import { DEPTH } from "./depth.ts";
import { LABELLED_RADIUS_MAX } from "./disc-sprite.ts";
import type { RenderContext } from "./render-context.ts";

export type Shadow = {
  /** Under a disc of this radius; discs too large for a texture have none. Lengths are map units. */
  draw(x: number, y: number, radius: number): void;
  hide(): void;
};

/** Radius of the texture, which is scaled to each disc. */
const TEXTURE_RADIUS = 24;

/** Draws nothing: the classic look is flat. */
const NO_SHADOW: Shadow = { draw() {}, hide() {} };

export function createShadow({ scene, textures, resolution, style, axes }: RenderContext): Shadow {
  if (style.look === "classic") return NO_SHADOW;
  const key = textures.get("shadow", TEXTURE_RADIUS, TEXTURE_RADIUS, (context) => paintShadow(context, TEXTURE_RADIUS));
  const { right, down } = axes;
  const shiftX = right.x * SHADOW.x + down.x * SHADOW.y;
  const shiftY = right.y * SHADOW.x + down.y * SHADOW.y;
  const image = scene.add.image(0, 0, key).setDepth(DEPTH.shadow);
  return {
    draw(x, y, radius) {
      image.visible = radius > 0 && radius * resolution <= LABELLED_RADIUS_MAX;
      image.setPosition(x + radius * shiftX, y + radius * shiftY);
      image.setScale((radius * SHADOW.size) / TEXTURE_RADIUS / resolution);
    },
    hide() {
      image.visible = false;
    },
  };
}
