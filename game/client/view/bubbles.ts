/** Bubbles over discs: an emote for a moment, three dots while somebody types. */
import type { GameObjects } from "phaser";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { BUBBLE_HEIGHT, BUBBLE_WIDTH, paintBubble } from "./paint/bubble.ts";
import type { Stage } from "./stage.ts";
import { sayingAt, type Saying, type Talk } from "./talk.ts";

export type Bubbles = { draw(frame: Frame, talk: Talk, nowMs: number): void };

const GAP = 2;
/** How long one takes to come and to go. */
const IN_MS = 140;
const OUT_MS = 220;
const DOTS_ALPHA = 0.92;

type Sprite = { readonly image: GameObjects.Image; saying: Saying | undefined; sinceMs: number };

export function createBubbles(stage: Stage): Bubbles {
  const { scene, resolution, calm } = stage;
  /** By player id; most never say anything. */
  const sprites = new Map<number, Sprite>();
  const spriteOf = (id: number, saying: Saying): Sprite => {
    const made = sprites.get(id);
    if (made) return made;
    const image = scene.add.image(0, 0, keyOf(stage, saying)).setDepth(DEPTH.bubble);
    const sprite = { image, saying: undefined, sinceMs: 0 };
    sprites.set(id, sprite);
    return sprite;
  };

  return {
    draw(frame, talk, nowMs) {
      for (const sprite of sprites.values()) sprite.image.visible = false;
      if (talk.size === 0) return;
      for (let i = 1; i < frame.count; i++) {
        const id = frame.owner[i]!;
        const mine = talk.get(id);
        const saying = sayingAt(mine, nowMs);
        const sprite = saying ? spriteOf(id, saying) : sprites.get(id);
        if (!sprite) continue;
        if (sprite.saying !== saying) {
          Object.assign(sprite, { saying, sinceMs: nowMs });
          if (saying) sprite.image.setTexture(keyOf(stage, saying));
        }
        if (!saying || !mine) continue;
        const dots = saying.kind === "dots";
        const come = calm ? 1 : Math.min(1, (nowMs - sprite.sinceMs) / IN_MS);
        const stay = dots ? DOTS_ALPHA : Math.min(1, (mine.untilMs - nowMs) / OUT_MS);
        const rise = frame.radius[i]! + GAP + (BUBBLE_HEIGHT / 2) * come;
        sprite.image.setPosition(frame.x[i]!, frame.y[i]! - rise).setScale((0.6 + 0.4 * come) / resolution);
        sprite.image.setAlpha(stay * come).visible = true;
      }
    },
  };
}

function keyOf({ textures }: Stage, saying: Saying): string {
  const name = saying.kind === "words" ? `words/${saying.words}` : saying.kind;
  return textures.get(`bubble/${name}`, BUBBLE_WIDTH / 2, BUBBLE_HEIGHT / 2, (context) => paintBubble(context, saying));
}
