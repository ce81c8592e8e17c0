/** Draws a match: all parts made for one stadium and one resolution. Another of either needs another renderer. */
import type { Scene } from "phaser";
import { groundColors } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { createBall } from "./ball.ts";
import type { PlayerBubbles } from "./bubble-content.ts";
import { createBubbles } from "./bubbles.ts";
import { createEffects } from "./effects.ts";
import { createGround } from "./ground.ts";
import { createJoints } from "./joints.ts";
import { createOffscreenArrows } from "./offscreen-arrows.ts";
import { createPauseBar } from "./pause-bar.ts";
import { createPlayers } from "./players.ts";
import type { PlayerAppearances } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";
import { createStadiumDiscs } from "./stadium-discs.ts";
import { createTextureCache } from "./texture-cache.ts";

export type Renderer = {
  /** Once per animation frame. */
  draw(frame: Frame, appearances: PlayerAppearances, view: ViewArea): void;
  /** `nowMs` is the frame's timestamp. */
  drawBubbles(frame: Frame, bubbles: PlayerBubbles, nowMs: number): void;
  /** Removes all game objects and textures. */
  destroy(): void;
};

export type RendererOptions = Pick<RenderContext, "stadium" | "resolution" | "reducedMotion">;

export function createRenderer(scene: Scene, options: RendererOptions): Renderer {
  const textures = createTextureCache(scene, options.resolution);
  const render: RenderContext = { scene, textures, ...options };
  const ground = createGround(render);
  const joints = createJoints(render);
  const players = createPlayers(render);
  const ball = createBall(render);
  const discs = createStadiumDiscs(render);
  const effects = createEffects(render);
  const arrows = createOffscreenArrows(render);
  const pauseBar = createPauseBar(render);
  const bubbles = createBubbles(render);
  scene.cameras.main.setBackgroundColor(groundColors(options.stadium.bg).outside);
  return {
    draw(frame, appearances, view) {
      ground.draw(view);
      joints.draw(frame, view);
      players.draw(frame, appearances, view);
      ball?.draw(frame, view);
      discs.draw(frame, view);
      effects.draw(frame);
      arrows.draw(frame, appearances, view);
      pauseBar.draw(frame, view);
    },
    drawBubbles(frame, playerBubbles, nowMs) {
      bubbles.draw(frame, playerBubbles, nowMs);
    },
    destroy() {
      ground.destroy();
      scene.tweens.killAll();
      scene.children.removeAll(true);
      textures.destroy();
    },
  };
}
