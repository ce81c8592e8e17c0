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
