/** Speech bubbles over discs. */
import type { GameObjects } from "phaser";
import { BUBBLE_HEIGHT, BUBBLE_WIDTH, type BubbleContent, paintBubble } from "#client/paint/bubble.ts";
import type { Frame } from "#client/session/frame.ts";
import { bubbleContentAt, type PlayerBubbles } from "./bubble-content.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Bubbles = { draw(frame: Frame, bubbles: PlayerBubbles, nowMs: number): void };

/** Between a disc and the tip of its bubble. */
const GAP = 2;
const FADE_IN_MS = 140;
const FADE_OUT_MS = 220;
const TYPING_ALPHA = 0.92;

type Sprite = {
  readonly image: GameObjects.Image;
  content: BubbleContent | undefined;
  /** When this content appeared. */
  sinceMs: number;
};

export function createBubbles(render: RenderContext): Bubbles {
  const { scene, resolution, reducedMotion, axes } = render;
  /** By player id; made on a player's first bubble. */
  const sprites = new Map<number, Sprite>();
  const spriteOf = (id: number, content: BubbleContent): Sprite => {
    const existing = sprites.get(id);
    if (existing) return existing;
    const image = scene.add.image(0, 0, textureOf(render, content)).setDepth(DEPTH.bubble).setRotation(axes.rotation);
    const sprite = { image, content: undefined, sinceMs: 0 };
    sprites.set(id, sprite);
    return sprite;
  };

  return {
    draw(frame, bubbles, nowMs) {
      for (const sprite of sprites.values()) sprite.image.visible = false;
      if (bubbles.size === 0) return;
      for (let i = 1; i < frame.count; i++) {
        const id = frame.owner[i]!;
        const bubble = frame.radius[i]! > 0 ? bubbles.get(id) : undefined;
        const content = bubbleContentAt(bubble, nowMs);
        const sprite = content ? spriteOf(id, content) : sprites.get(id);
        if (!sprite) continue;
        if (sprite.content !== content) {
          Object.assign(sprite, { content, sinceMs: nowMs });
          if (content) sprite.image.setTexture(textureOf(render, content));
        }
        if (!content || !bubble) continue;
        const fadeIn = reducedMotion ? 1 : Math.min(1, (nowMs - sprite.sinceMs) / FADE_IN_MS);
        const fadeOut = content.kind === "typing" ? TYPING_ALPHA : Math.min(1, (bubble.untilMs - nowMs) / FADE_OUT_MS);
        const rise = frame.radius[i]! + GAP + (BUBBLE_HEIGHT / 2) * fadeIn;
        sprite.image.setPosition(frame.x[i]! - axes.down.x * rise, frame.y[i]! - axes.down.y * rise);
        sprite.image.setScale(popScale(fadeIn) / resolution);
        sprite.image.setAlpha(fadeOut * fadeIn).visible = true;
      }
    },
  };
}

/** Grows a little beyond its size and back, as `share` goes from 0 to 1. */
function popScale(share: number): number {
  const left = share - 1;
  return 0.6 + 0.4 * (1 + 2.7 * left * left * left + 1.7 * left * left);
}

function textureOf({ textures }: RenderContext, content: BubbleContent): string {
  const name = content.kind === "text" ? `text/${content.text}` : content.kind;
  return textures.get(`bubble/${name}`, BUBBLE_WIDTH / 2, BUBBLE_HEIGHT / 2, (context) =>
    paintBubble(context, content),
  );
}
