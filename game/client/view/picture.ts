/** A whole picture of a match: all parts made for one stadium and one size of screen. Another of either, another picture. */
import type { Frame } from "#client/session/frame.ts";
import type { Scene } from "phaser";
import type { Stadium } from "#sim/stadium.ts";
import { createArrows } from "./arrows.ts";
import { createBall } from "./ball.ts";
import { createBubbles } from "./bubbles.ts";
import { createDiscs } from "./discs.ts";
import { createEffects } from "./effects.ts";
import { createGround } from "./ground.ts";
import { createJoints } from "./joints.ts";
import type { Look } from "./look.ts";
import { groundColors } from "./paint/palette.ts";
import { createPauseBar } from "./pause-bar.ts";
import type { Sight, Stage } from "./stage.ts";
import type { Talk } from "./talk.ts";
import { openTextureShop } from "./texture-shop.ts";

export type Picture = {
  draw(frame: Frame, looks: ReadonlyMap<number, Look>, sight: Sight, elapsedMs: number): void;
  /** What is said over the discs, at this time of the page. */
  drawTalk(frame: Frame, talk: Talk, nowMs: number): void;
  destroy(): void;
};

export function createPicture(scene: Scene, stadium: Stadium, resolution: number, calm: boolean): Picture {
  const textures = openTextureShop(scene, resolution);
  const stage: Stage = { scene, stadium, textures, resolution, calm };
  const ground = createGround(stage);
  const joints = createJoints(stage);
  const discs = createDiscs(stage);
  const ball = createBall(stage);
  const effects = createEffects(stage);
  const arrows = createArrows(stage);
  const pauseBar = createPauseBar(stage);
  const bubbles = createBubbles(stage);
  scene.cameras.main.setBackgroundColor(groundColors(stadium.bg).outside);
  return {
    draw(frame, looks, sight, elapsedMs) {
      ground.draw(sight);
      joints.draw(frame);
      discs.draw(frame, looks);
      ball.draw(frame);
      effects.draw(frame, elapsedMs);
      arrows.draw(frame, looks, sight);
      pauseBar.draw(frame, sight);
    },
    drawTalk(frame, talk, nowMs) {
      bubbles.draw(frame, talk, nowMs);
    },
    destroy() {
      ground.destroy();
      scene.children.removeAll(true);
      textures.close();
    },
  };
}
