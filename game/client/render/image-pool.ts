/** Images that are made when they are first needed, and used again. */
import type { GameObjects, Scene } from "phaser";

export type ImagePool = {
  /** A visible image; undefined while all are in use. */
  take(): GameObjects.Image | undefined;
  release(image: GameObjects.Image): void;
};

type PoolOptions = { readonly key: string; readonly depth: number; readonly size: number; readonly blendMode?: number };

export function createImagePool(scene: Scene, { key, depth, size, blendMode = 0 }: PoolOptions): ImagePool {
  const idle: GameObjects.Image[] = [];
  let made = 0;
  return {
    take() {
      const image = idle.pop();
      if (image) return image.setVisible(true);
      if (made >= size) return undefined;
      made++;
      return scene.add.image(0, 0, key).setDepth(depth).setBlendMode(blendMode);
    },
    release(image) {
      image.visible = false;
      idle.push(image);
    },
  };
}
