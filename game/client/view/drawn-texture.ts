/** A canvas as a texture. */
import type { Textures } from "phaser";

/**
 * Phaser's own `addCanvas` reads every pixel back at once, in case somebody asks for them. Where the canvas lives on the
 * graphics card that stops the page (measured with software rendering: 22 s for a pitch). Nobody asks here, so the canvas
 * goes in as an image, which it is to WebGL.
 */
export function addDrawnTexture(textures: Textures.TextureManager, key: string, canvas: HTMLCanvasElement): void {
  textures.addImage(key, canvas as unknown as HTMLImageElement);
}

/**
 * How canvases that become textures are drawn on: by the processor. They are drawn once and then only copied, so a trip
 * over the graphics card costs twice (measured without one: 2 frames per second in the first seconds instead of 60).
 */
export const DRAWN_ONCE: CanvasRenderingContext2DSettings = { willReadFrequently: true };
