/** The bar that runs out until play goes on after a pause. */
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { Sight, Stage } from "./stage.ts";

export type PauseBar = { draw(frame: Frame, sight: Sight): void };

const WIDTH = 200;
const HEIGHT = 8;
/** Below the middle, where the word "Paused" stands. */
const OFFSET = 34;

export function createPauseBar({ scene, textures, resolution }: Stage): PauseBar {
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
      .setScale(1 / resolution);
  const track = bar("pause-track", "rgba(8, 24, 16, 0.55)");
  const rest = bar("pause-rest", "#fff");
  return {
    draw(frame, sight) {
      track.visible = rest.visible = frame.paused && frame.count > 0;
      if (!track.visible) return;
      const x = sight.x + sight.width / 2;
      const y = sight.y + sight.height / 2 + OFFSET;
      track.setPosition(x, y);
      rest.setPosition(x, y).setScale(frame.resumeFraction / resolution, 1 / resolution);
    },
  };
}
