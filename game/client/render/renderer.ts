/** Draws a match: all parts made for one stadium and one resolution. Another of either needs another renderer. */
import type { Scene } from "phaser";
import { groundColors } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import type { DiscPaints } from "#client/session/room.ts";
import { createBall } from "./ball.ts";
import { createBallTrail } from "./ball-trail.ts";
import type { PlayerBubbles } from "./bubble-content.ts";
import { createBubbles } from "./bubbles.ts";
import { createEffects } from "./effects.ts";
import { createGround } from "./ground.ts";
import { createJoints } from "./joints.ts";
import { createNets } from "./nets.ts";
import { createOffscreenArrows } from "./offscreen-arrows.ts";
import { createPauseBar } from "./pause-bar.ts";
import { createPosts } from "./posts.ts";
import { createPlayers } from "./players.ts";
import type { PlayerAppearances } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";
import { createStadiumDiscs, isBallPainted } from "./stadium-discs.ts";
import { createTextureCache } from "./texture-cache.ts";

export type Renderer = {
  /** Once per animation frame, `elapsedMs` after the one before. */
  draw(frame: Frame, looks: MatchLooks, view: ViewArea, elapsedMs: number): void;
  /** Textures made so far; scripts can make any number of them necessary, by names and avatars that change. */
  readonly textureCount: number;
  /** Displacement of the camera by effects, in map units. */
  readonly nudge: { readonly x: number; readonly y: number };
  /** `nowMs` is the frame's timestamp. */
  drawBubbles(frame: Frame, bubbles: PlayerBubbles, nowMs: number): void;
  /** Removes all game objects and textures. */
  destroy(): void;
};

/** What the frame does not contain: how players look, and what a script has painted. */
export type MatchLooks = { appearances: PlayerAppearances; paints: DiscPaints };

export type RendererOptions = Pick<
  RenderContext,
  "stadium" | "resolution" | "reducedMotion" | "style" | "effects" | "axes"
>;

export function createRenderer(scene: Scene, options: RendererOptions): Renderer {
  const textures = createTextureCache(scene, options.resolution);
  const render: RenderContext = { scene, textures, ...options };
  const ground = createGround(render);
  const joints = createJoints(render);
  const players = createPlayers(render);
  const ball = createBall(render);
  const discs = createStadiumDiscs(render);
  const nets = createNets(render);
  const trail = createBallTrail(render);
  const posts = createPosts(render);
  const effects = createEffects(render, ball);
  const arrows = createOffscreenArrows(render);
  const pauseBar = createPauseBar(render);
  const bubbles = createBubbles(render);
  scene.cameras.main.setBackgroundColor(groundColors(options.stadium.bg, options.style).outside);
  return {
    get textureCount() {
      return textures.count;
    },
    nudge: effects.nudge,
    draw(frame, { appearances, paints }, view, elapsedMs) {
      ground.draw(view);
      nets?.draw(frame, elapsedMs);
      joints.draw(frame, view);
      players.draw(frame, appearances, view, elapsedMs);
      trail?.draw(frame.x[0]!, frame.y[0]!, frame.count > 0 ? frame.radius[0]! : 0, elapsedMs);
      ball?.draw(frame, isBallPainted(paints), view, elapsedMs);
      discs.draw(frame, paints, view);
      posts?.draw(frame);
      effects.draw(frame, elapsedMs);
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
