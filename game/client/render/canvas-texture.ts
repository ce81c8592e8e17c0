/** A canvas as a Phaser texture. */
import type { Textures } from "phaser";

/**
 * Adds a canvas that will not change any more. Phaser's own `addCanvas` reads every pixel back at once for later queries,
 * which blocks the page where the canvas is on the graphics card (measured with software rendering: 22 s for a pitch). No
 * code here queries pixels, so the canvas is added as an image, which WebGL treats alike.
 */
export function addCanvasTexture(textures: Textures.TextureManager, key: string, canvas: HTMLCanvasElement): void {
  textures.addImage(key, canvas as unknown as HTMLImageElement);
}

/**
 * Settings of canvases that become textures: drawn by the processor. They are drawn once and then only uploaded, so
 * drawing on the graphics card would cost a read-back (measured: 2 instead of 60 frames per second in the first seconds).
 */
export const SOFTWARE_CANVAS: CanvasRenderingContext2DSettings = { willReadFrequently: true };
