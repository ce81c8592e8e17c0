/** One disc on the screen: an image of a painted texture, or a shader's quad where a texture would be too large. */
import type { GameObjects } from "phaser";
import type { Rgb } from "#client/paint/color.ts";
import { createLargeDisc, type DiscFill, type LargeDisc } from "./large-disc.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

/** Equal looks are one object; a sprite makes textures only for another look or radius. */
export type DiscLook = {
  /** Equal names share textures. */
  readonly name: string;
  /** Paints around the origin, for a texture. */
  readonly paint: (context: CanvasRenderingContext2D, radius: number) => void;
  /** Colour by which the texture is multiplied. */
  readonly tint: Rgb;
  /** Screen pixels; discs with a larger radius are filled by a shader. */
  readonly textureRadiusMax: number;
  /** Without a texture. */
  readonly fill: DiscFill;
};

export type DiscSprite = {
  /** A radius that is not positive draws nothing. Lengths are map units. */
  draw(x: number, y: number, radius: number, look: DiscLook, view: ViewArea): void;
  /** Stretches an image in a direction, and at right angles to it; 1 leaves a side as it is. Large discs keep their shape. */
  stretch(angle: number, along: number, across: number): void;
  hide(): void;
};

/** For flat discs, which look the same without a texture; 1 MB. */
export const FLAT_RADIUS_MAX = 256;
/** For discs with a number, an avatar or spots, which only textures show; 4 MB. */
export const LABELLED_RADIUS_MAX = 512;

/** Radii may change by tiny steps: textures are made for half units and scaled by the rest. */
export function textureRadiusOf(radius: number): number {
  return Math.max(1, Math.round(radius * 2) / 2);
}

export function createDiscSprite(render: RenderContext, depth: number): DiscSprite {
  const { scene, textures, resolution, axes } = render;
  // Each is made when it is needed for the first time.
  let image: GameObjects.Image | undefined;
  let large: LargeDisc | undefined;
  let shownLook: DiscLook | undefined;
  let shownRadius = 0;
  /** Of the image. */
  let scale = 1;

  return {
    draw(x, y, radius, look, view) {
      const small = radius > 0 && radius * resolution <= look.textureRadiusMax;
      if (image) image.visible = small;
      if (radius > 0 && !small) (large ??= createLargeDisc(render, depth)).draw(x, y, radius, look.fill, view);
      else large?.hide();
      if (!small) return;
      if (!image || look !== shownLook || radius !== shownRadius) image = setTexture(look, radius);
      image.setPosition(x, y);
    },
    stretch(angle, along, across) {
      const round = along === across;
      image?.setRotation(round ? axes.rotation : angle).setScale(scale * along, scale * across);
    },
    hide() {
      if (image) image.visible = false;
      large?.hide();
    },
  };

  function setTexture(look: DiscLook, radius: number): GameObjects.Image {
    const textureRadius = textureRadiusOf(radius);
    const key = textures.get(`${look.name}/${textureRadius}`, textureRadius, textureRadius, (context) =>
      look.paint(context, textureRadius),
    );
    shownLook = look;
    shownRadius = radius;
    scale = radius / textureRadius / resolution;
    return (image ?? scene.add.image(0, 0, key).setDepth(depth).setRotation(axes.rotation))
      .setTexture(key)
      .setTint(look.tint)
      .setAlpha(look.fill.alpha)
      .setScale(scale);
  }
}
