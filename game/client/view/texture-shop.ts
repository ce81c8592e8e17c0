/** Makes textures from canvas drawings, each once, at the screen's resolution. */
import type { Scene } from "phaser";
import { addDrawnTexture, DRAWN_ONCE } from "./drawn-texture.ts";

/** Draws around the origin, in map units. */
export type Painter = (context: CanvasRenderingContext2D) => void;

export type TextureShop = {
  /** Key of a texture that shows `painter`'s drawing inside ±halfWidth, ±halfHeight. */
  get(name: string, halfWidth: number, halfHeight: number, painter: Painter): string;
  /** Frees every texture; nothing may show one any more. */
  close(): void;
};

/** A transparent rim, so that linear filtering never cuts a drawing off hard. */
const RIM = 1;

let shops = 0;

export function openTextureShop(scene: Scene, resolution: number): TextureShop {
  const shop = ++shops;
  const made = new Set<string>();
  return {
    get(name, halfWidth, halfHeight, painter) {
      const key = `${shop}:${name}`;
      if (made.has(key)) return key;
      const canvas = document.createElement("canvas");
      canvas.width = evenPixels(halfWidth * resolution);
      canvas.height = evenPixels(halfHeight * resolution);
      const context = canvas.getContext("2d", DRAWN_ONCE);
      if (context) {
        context.translate(canvas.width / 2, canvas.height / 2);
        context.scale(resolution, resolution);
        painter(context);
      }
      addDrawnTexture(scene.textures, key, canvas);
      made.add(key);
      return key;
    },
    close() {
      for (const key of made) scene.textures.remove(key);
      made.clear();
    },
  };
}

function evenPixels(half: number): number {
  return 2 * (Math.ceil(half) + RIM);
}
