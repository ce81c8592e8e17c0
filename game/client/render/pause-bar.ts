/** The bar that shrinks until play resumes after a pause. */
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type PauseBar = { draw(frame: Frame, area: ViewArea): void };

const WIDTH = 200;
const HEIGHT = 8;
/** Below the centre of the screen, where the interface shows "Paused". */
const OFFSET = 34;

export function createPauseBar({ scene, textures, resolution, axes }: RenderContext): PauseBar {
  const bar = (name: string, color: string) =>
    scene.add
      .image(
        0,
        0,
        textures.get(name, WIDTH / 2, HEIGHT / 2, (context) => {
          context.fillStyle = color;
          context.beginPath();
          context.roundRect(-WIDTH / 2, -HEIGHT / 2, WIDTH, HEIGHT, HEIGHT / 2);
          context.fill();
        }),
      )
      .setDepth(DEPTH.pause)
      .setScale(1 / resolution)
      .setRotation(axes.rotation);
  const track = bar("pause-track", "rgba(8, 24, 16, 0.55)");
  const remaining = bar("pause-remaining", "#fff");
  return {
    draw(frame, area) {
      track.visible = remaining.visible = frame.paused && frame.count > 0;
      if (!track.visible) return;
      const x = area.x + area.width / 2 + axes.down.x * OFFSET;
      const y = area.y + area.height / 2 + axes.down.y * OFFSET;
      track.setPosition(x, y);
      remaining.setPosition(x, y).setScale(frame.resumeFraction / resolution, 1 / resolution);
    },
  };
}
