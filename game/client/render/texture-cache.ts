/** Textures made from canvas drawings, each once, at the screen's resolution. */
import type { Scene } from "phaser";
import { addCanvasTexture, SOFTWARE_CANVAS } from "./canvas-texture.ts";

/** Draws around the origin, in map units. */
export type Painter = (context: CanvasRenderingContext2D) => void;

export type TextureCache = {
  readonly count: number;
  /** Key of a texture that shows the painter's drawing inside ±halfWidth, ±halfHeight. Equal names share a texture. */
  get(name: string, halfWidth: number, halfHeight: number, painter: Painter): string;
  /** Frees every texture. No game object may use one afterwards. */
  destroy(): void;
};

/** Transparent pixels around a drawing, so that linear filtering never cuts it off hard. */
const PADDING_PIXELS = 1;

let caches = 0;

export function createTextureCache(scene: Scene, resolution: number): TextureCache {
  // Phaser's texture keys are global: a new cache may exist before the old one is destroyed.
  const prefix = ++caches;
  const keys = new Set<string>();
  return {
    get count() {
      return keys.size;
    },
    get(name, halfWidth, halfHeight, painter) {
      const key = `${prefix}:${name}`;
      if (keys.has(key)) return key;
      const canvas = document.createElement("canvas");
      canvas.width = evenPixels(halfWidth * resolution);
      canvas.height = evenPixels(halfHeight * resolution);
      const context = canvas.getContext("2d", SOFTWARE_CANVAS);
      if (context) {
        context.translate(canvas.width / 2, canvas.height / 2);
        context.scale(resolution, resolution);
        painter(context);
      }
      addCanvasTexture(scene.textures, key, canvas);
      keys.add(key);
      return key;
    },
    destroy() {
      for (const key of keys) scene.textures.remove(key);
      keys.clear();
    },
  };
}

function evenPixels(half: number): number {
  return 2 * (Math.ceil(half) + PADDING_PIXELS);
}
