/** Joints: straight lines between two discs. */
import type { GameObjects } from "phaser";
import { cutLine, EXACT_REACH } from "#client/paint/clip.ts";
import type { Frame } from "#client/session/frame.ts";
import type { Joint } from "#sim/stadium.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type Joints = { draw(frame: Frame, view: ViewArea): void };

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
    draw(frame, view) {
      for (let i = 0; i < sprites.length; i++) {
        const { joint, image } = sprites[i]!;
        image.visible = joint.d0 < frame.count && joint.d1 < frame.count;
        if (image.visible) stretch(image, frame, joint, view);
      }
    },
  };

  function stretch(image: GameObjects.Image, { x, y }: Frame, { d0, d1 }: Joint, view: ViewArea): void {
    let [ax, ay, bx, by] = [x[d0]!, y[d0]!, x[d1]!, y[d1]!];
    if (Math.abs(bx - ax) + Math.abs(by - ay) > EXACT_REACH) {
      const cut = cutLine({ x: ax, y: ay }, { x: bx, y: by }, view);
      image.visible = cut !== undefined;
      if (!cut) return;
      [{ x: ax, y: ay }, { x: bx, y: by }] = cut;
    }
    image.setPosition((ax + bx) / 2, (ay + by) / 2);
    image.setScale(Math.hypot(bx - ax, by - ay) / image.width, 1 / resolution);
    image.rotation = Math.atan2(by - ay, bx - ax);
  }
}
