/** A script's drawing on a disc of the stadium, as a sprite above that of the disc. */
import type { GameObjects } from "phaser";
import { paintDiscImage } from "#client/paint/disc-image.ts";
import type { DiscImage } from "#room/look.ts";
import { LABELLED_RADIUS_MAX, textureRadiusOf } from "./disc-sprite.ts";
import type { RenderContext } from "./render-context.ts";

export type ImageSprite = {
  /** A radius that is not positive draws nothing. Lengths are map units. */
  draw(x: number, y: number, radius: number, image: DiscImage): void;
  hide(): void;
};

export function createImageSprite({ scene, textures, resolution, axes }: RenderContext, depth: number): ImageSprite {
  let sprite: GameObjects.Image | undefined;
  let shown: DiscImage | undefined;
  let shownRadius = 0;

  return {
    draw(x, y, radius, image) {
      if (radius > 0 && (image !== shown || radius !== shownRadius)) setTexture(radius, image);
      sprite?.setPosition(x, y).setVisible(radius > 0);
    },
    hide() {
      if (sprite) sprite.visible = false;
    },
  };

  /** Drawings larger than the largest texture are scaled up. */
  function setTexture(radius: number, image: DiscImage): void {
    const textureRadius = Math.min(textureRadiusOf(radius), LABELLED_RADIUS_MAX / resolution);
    const key = textures.get(`image/${image}/${textureRadius}`, textureRadius, textureRadius, (context) =>
      paintDiscImage(context, textureRadius, image),
    );
    shown = image;
    shownRadius = radius;
    sprite = (sprite ?? scene.add.image(0, 0, key).setDepth(depth).setRotation(axes.rotation))
      .setTexture(key)
      .setScale(radius / textureRadius / resolution);
  }
}
