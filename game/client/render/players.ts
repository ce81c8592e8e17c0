/** The players' discs, with shadows, the halo of the client's own, and what player-overlay.ts adds. */
import type { GameObjects } from "phaser";
import { OUTLINE_WIDTH, paintHalo, paintPlayer } from "#client/paint/disc.ts";
import { paintDiscImage } from "#client/paint/disc-image.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { INK, WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { createDiscSprite, type DiscLook, type DiscSprite, LABELLED_RADIUS_MAX } from "./disc-sprite.ts";
import type { PlayerAppearance, PlayerAppearances } from "./player-appearance.ts";
import { createPlayerOverlay, type PlayerOverlay } from "./player-overlay.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";
import { createShadow, type Shadow } from "./shadow.ts";
import { flatLook } from "./stadium-discs.ts";
import { createTags } from "./tags.ts";

export type Players = {
  draw(frame: Frame, appearances: PlayerAppearances, view: ViewArea, elapsedMs: number): void;
};

/** Of the halo of a player with the usual radius. */
const HALO_RADIUS = 26;
const USUAL_RADIUS = 15;
const DISCONNECTED_ALPHA = 0.45;
/** A disc whose player is not in the session yet. */
const UNKNOWN_PLAYER = flatLook(0x888888);

type Sprite = {
  readonly disc: DiscSprite;
  readonly shadow: Shadow;
  readonly overlay: PlayerOverlay;
  /** What is shown; the look changes only with these. */
  appearance: PlayerAppearance | undefined;
  look: DiscLook;
};

export function createPlayers(render: RenderContext): Players {
  const { style } = render;
  const halo = createHalo(render);
  const sprites: Sprite[] = [];
  const tags = createTags(render);
  const createSprite = (): Sprite => ({
    disc: createDiscSprite(render, DEPTH.player),
    shadow: createShadow(render),
    overlay: createPlayerOverlay(render),
    appearance: undefined,
    look: UNKNOWN_PLAYER,
  });

  return {
    draw(frame, appearances, view, elapsedMs) {
      halo.visible = false;
      let used = 0;
      for (let i = 0; i < frame.count; i++) {
        const owner = frame.owner[i]!;
        if (owner < 0) continue;
        const sprite = (sprites[used++] ??= createSprite());
        const appearance = appearances.get(owner);
        if (sprite.appearance !== appearance)
          Object.assign(sprite, { appearance, look: lookOf(appearance, style.look) });
        drawPlayer(sprite, frame, i, view);
        const radius = frame.radius[i]!;
        if (!appearance?.own || !(radius > 0)) continue;
        halo.setPosition(frame.x[i]!, frame.y[i]!).setScale(radius / USUAL_RADIUS / render.resolution).visible = true;
      }
      for (let i = used; i < sprites.length; i++) hidePlayer(sprites[i]!);
      tags.draw(frame, sprites, elapsedMs);
    },
  };
}

function drawPlayer(
  { disc, shadow, overlay, appearance, look }: Sprite,
  frame: Frame,
  i: number,
  view: ViewArea,
): void {
  const x = frame.x[i]!;
  const y = frame.y[i]!;
  const radius = frame.radius[i]!;
  shadow.draw(x, y, radius);
  disc.draw(x, y, radius, look, view);
  overlay.draw(frame, i, appearance, view);
}

function hidePlayer({ disc, shadow, overlay }: Sprite): void {
  disc.hide();
  shadow.hide();
  overlay.hide();
}

function lookOf(appearance: PlayerAppearance | undefined, look: PitchStyle["look"]): DiscLook {
  if (!appearance) return UNKNOWN_PLAYER;
  const { key, shirt, image, connected } = appearance;
  const alpha = connected ? 1 : DISCONNECTED_ALPHA;
  return {
    name: `player/${key}`,
    paint(context, radius) {
      paintPlayer(context, radius, shirt, look);
      if (image !== null) paintDiscImage(context, radius, image);
    },
    tint: WHITE,
    textureRadiusMax: LABELLED_RADIUS_MAX,
    fill: { colors: shirt.colors, angle: shirt.angle, outline: INK, outlineWidth: OUTLINE_WIDTH, alpha },
  };
}

function createHalo({ scene, textures, resolution, style }: RenderContext): GameObjects.Image {
  const key = textures.get("halo", HALO_RADIUS, HALO_RADIUS, (context) => paintHalo(context, HALO_RADIUS, style.look));
  return scene.add
    .image(0, 0, key)
    .setScale(1 / resolution)
    .setDepth(DEPTH.halo);
}
