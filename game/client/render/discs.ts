/** All discs except the ball, with shadows; players also have what player-overlay.ts adds. */
import type { GameObjects } from "phaser";
import { paintHalo, paintPlainDisc, paintPlayer, paintShadow, SHADOW } from "#client/paint/disc.ts";
import { WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { PlayerAppearance, PlayerAppearances } from "./player-appearance.ts";
import { createPlayerOverlay, type PlayerOverlay } from "./player-overlay.ts";
import type { RenderContext } from "./render-context.ts";

export type Discs = { draw(frame: Frame, appearances: PlayerAppearances): void };

const HALO_RADIUS = 25;
/** Radius of the shadow's texture, which is scaled to each disc. */
const SHADOW_RADIUS = 24;
/** Under discs that are a bare outline. */
const FAINT_SHADOW_ALPHA = 0.3;
const DISCONNECTED_ALPHA = 0.45;
/** A disc whose player is not in the session yet. */
const UNKNOWN_PLAYER_COLOR = 0x888888;

type Sprite = {
  readonly disc: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  readonly overlay: PlayerOverlay;
  /** What the textures show; they are replaced only when one of these changes. */
  appearance: PlayerAppearance | undefined;
  owner: number;
  radius: number;
};

/** No disc has this owner, so a sprite with it gets new textures at its next use. */
const UNUSED = -2;

export function createDiscs(render: RenderContext): Discs {
  const { scene, textures, resolution } = render;
  const shadowKey = textures.get("shadow", SHADOW_RADIUS, SHADOW_RADIUS, (context) =>
    paintShadow(context, SHADOW_RADIUS),
  );
  const haloKey = textures.get("halo", HALO_RADIUS, HALO_RADIUS, (context) => paintHalo(context, HALO_RADIUS));
  const halo = scene.add
    .image(0, 0, haloKey)
    .setScale(1 / resolution)
    .setDepth(DEPTH.halo);
  const sprites: Sprite[] = [];
  const createSprite = (): Sprite => ({
    disc: scene.add.image(0, 0, shadowKey).setDepth(DEPTH.disc),
    shadow: scene.add.image(0, 0, shadowKey).setDepth(DEPTH.shadow),
    overlay: createPlayerOverlay(render),
    appearance: undefined,
    owner: UNUSED,
    radius: -1,
  });

  return {
    draw(frame, appearances) {
      halo.visible = false;
      for (let i = 0; i < frame.count; i++) {
        const sprite = (sprites[i] ??= createSprite());
        const owner = frame.owner[i]!;
        const radius = frame.radius[i]!;
        const appearance = appearances.get(owner);
        if (sprite.owner !== owner || sprite.appearance !== appearance || sprite.radius !== radius) {
          Object.assign(sprite, { owner, appearance, radius });
          setTextures(render, sprite, i);
        }
        move(sprite, i, frame);
        if (appearance?.own) halo.setPosition(frame.x[i]!, frame.y[i]!).visible = true;
      }
      for (let i = frame.count; i < sprites.length; i++) hide(sprites[i]!);
    },
  };
}

function move(sprite: Sprite, i: number, frame: Frame): void {
  const x = frame.x[i]!;
  const y = frame.y[i]!;
  sprite.shadow.setPosition(x + sprite.radius * SHADOW.x, y + sprite.radius * SHADOW.y);
  sprite.disc.setPosition(x, y);
  if (sprite.appearance) sprite.overlay.move(x, y, sprite.radius, frame.ring[i] === 1);
}

function setTextures({ textures, resolution, stadium }: RenderContext, sprite: Sprite, i: number): void {
  const { disc, shadow, appearance, owner, radius } = sprite;
  const color = owner < 0 ? (stadium.discs[i]?.color ?? WHITE) : UNKNOWN_PLAYER_COLOR;
  const shadowScale = (radius * SHADOW.size) / SHADOW_RADIUS / resolution;
  shadow.setScale(shadowScale).setAlpha(color < 0 ? FAINT_SHADOW_ALPHA : 1).visible = true;
  // The ball itself is drawn by ball.ts; only its shadow is drawn here.
  disc.visible = i !== 0;
  // Radii may change by tiny steps: textures are made for half units and scaled by the rest.
  const textureRadius = Math.max(1, Math.round(radius * 2) / 2);
  const key = appearance
    ? textures.get(`player/${textureRadius}/${appearance.key}`, textureRadius, textureRadius, (context) =>
        paintPlayer(context, textureRadius, appearance.shirt),
      )
    : textures.get(`disc/${textureRadius}/${color}`, textureRadius, textureRadius, (context) =>
        paintPlainDisc(context, textureRadius, color),
      );
  disc.setTexture(key).setScale(radius / textureRadius / resolution);
  disc.alpha = appearance?.connected === false ? DISCONNECTED_ALPHA : 1;
  sprite.overlay.setAppearance(appearance, textureRadius, radius / textureRadius);
}

function hide(sprite: Sprite): void {
  sprite.disc.visible = sprite.shadow.visible = false;
  sprite.overlay.setAppearance(undefined, 1, 1);
  sprite.owner = UNUSED;
}
