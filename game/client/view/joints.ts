/** Joints: lines from disc to disc. */
import type { GameObjects } from "phaser";
import type { Frame } from "#client/session/frame.ts";
import type { Joint } from "#sim/stadium.ts";
import { DEPTH } from "./depth.ts";
import type { Stage } from "./stage.ts";

export type Joints = { draw(frame: Frame): void };

const THICKNESS = 3;
/** Length the texture is made for; a line is that, stretched. */
const MADE_FOR = 8;

type Line = { readonly joint: Joint; readonly image: GameObjects.Image };

export function createJoints(stage: Stage): Joints {
  const { scene, textures, stadium, resolution } = stage;
  // Wider than it will be shown, so that its ends do not fade when stretched.
  const key = textures.get("line", MADE_FOR, THICKNESS, (context) => {
    context.fillStyle = "#fff";
    context.fillRect(-MADE_FOR * 2, -THICKNESS / 2, MADE_FOR * 4, THICKNESS);
  });
  const lines = stadium.joints
    .filter((joint) => joint.color >= 0)
    .map((joint): Line => ({ joint, image: scene.add.image(0, 0, key).setTint(joint.color).setDepth(DEPTH.joint) }));
  return {
    draw(frame) {
      for (let i = 0; i < lines.length; i++) {
        const { joint, image } = lines[i]!;
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
