/** Joints: straight lines between two discs. */
import type { GameObjects } from "phaser";
import type { Frame } from "#client/session/frame.ts";
import type { Joint } from "#sim/stadium.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Joints = { draw(frame: Frame): void };

const THICKNESS = 3;
/** Length of the texture, which is stretched to the length of a joint. */
const TEXTURE_LENGTH = 8;

type Sprite = { readonly joint: Joint; readonly image: GameObjects.Image };

export function createJoints({ scene, textures, stadium, resolution }: RenderContext): Joints {
  // Painted beyond both ends, so that linear filtering does not fade them when they are stretched.
  const key = textures.get("joint", TEXTURE_LENGTH, THICKNESS, (context) => {
    context.fillStyle = "#fff";
    context.fillRect(-TEXTURE_LENGTH * 2, -THICKNESS / 2, TEXTURE_LENGTH * 4, THICKNESS);
  });
  const sprites = stadium.joints
    .filter((joint) => joint.color >= 0)
    .map((joint): Sprite => ({ joint, image: scene.add.image(0, 0, key).setTint(joint.color).setDepth(DEPTH.joint) }));
  return {
    draw(frame) {
      for (let i = 0; i < sprites.length; i++) {
        const { joint, image } = sprites[i]!;
        image.visible = joint.d0 < frame.count && joint.d1 < frame.count;
        if (!image.visible) continue;
        const dx = frame.x[joint.d1]! - frame.x[joint.d0]!;
        const dy = frame.y[joint.d1]! - frame.y[joint.d0]!;
        image.setPosition(frame.x[joint.d0]! + dx / 2, frame.y[joint.d0]! + dy / 2);
        image.setScale(Math.hypot(dx, dy) / image.width, 1 / resolution);
        image.rotation = Math.atan2(dy, dx);
      }
    },
  };
}
