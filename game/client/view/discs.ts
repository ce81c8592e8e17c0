/** All discs but the ball, with their shadows and, for players, what player-marks.ts adds. */
import type { GameObjects } from "phaser";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { Look } from "./look.ts";
import { paintHalo, paintPlainDisc, paintPlayer, paintShadow } from "./paint/disc.ts";
import { createPlayerMarks, type PlayerMarks } from "./player-marks.ts";
import type { Stage } from "./stage.ts";

export type Discs = { draw(frame: Frame, looks: ReadonlyMap<number, Look>): void };

const HALO = 25;
const SHADOW = 24;
/** How far a shadow falls, in shares of the radius. */
const SHADOW_X = 0.1;
const SHADOW_Y = 0.2;
const SHADOW_SIZE = 1.28;
/** Of players whose connection is dropped. */
const AWAY_ALPHA = 0.45;
/** A disc whose player is not in the list yet. */
const STRANGER = 0x888888;

type Sprite = {
  readonly disc: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  readonly marks: PlayerMarks;
  /** What the textures show now; they change only when one of these does. */
  look: Look | undefined;
  owner: number;
  radius: number;
};

const NOBODY = -2;

export function createDiscs(stage: Stage): Discs {
  const { scene, textures, resolution } = stage;
  const shadowKey = textures.get("shadow", SHADOW, SHADOW, (context) => paintShadow(context, SHADOW));
  const haloKey = textures.get("halo", HALO, HALO, (context) => paintHalo(context, HALO));
  const halo = scene.add
    .image(0, 0, haloKey)
    .setScale(1 / resolution)
    .setDepth(DEPTH.halo);
  const sprites: Sprite[] = [];
  const makeSprite = (): Sprite => ({
    disc: scene.add.image(0, 0, shadowKey).setDepth(DEPTH.disc),
    shadow: scene.add.image(0, 0, shadowKey).setDepth(DEPTH.shadow),
    marks: createPlayerMarks(stage),
    look: undefined,
    owner: NOBODY,
    radius: -1,
  });

  return {
    draw(frame, looks) {
      halo.visible = false;
      for (let i = 0; i < frame.count; i++) {
        const sprite = (sprites[i] ??= makeSprite());
        const owner = frame.owner[i]!;
        const radius = frame.radius[i]!;
        const look = looks.get(owner);
        if (sprite.owner !== owner || sprite.look !== look || sprite.radius !== radius) {
          Object.assign(sprite, { owner, look, radius });
          dress(stage, sprite, i);
        }
        place(sprite, i, frame);
        if (look?.mine) halo.setPosition(frame.x[i]!, frame.y[i]!).visible = true;
      }
      for (let i = frame.count; i < sprites.length; i++) hide(sprites[i]!);
    },
  };
}

function place(sprite: Sprite, i: number, frame: Frame): void {
  const x = frame.x[i]!;
  const y = frame.y[i]!;
  sprite.shadow.setPosition(x + sprite.radius * SHADOW_X, y + sprite.radius * SHADOW_Y);
  sprite.disc.setPosition(x, y);
  if (sprite.look) sprite.marks.place(x, y, sprite.radius, frame.ring[i] === 1);
}

/** Gives a sprite its textures; only when what it shows has changed. */
function dress({ textures, resolution, stadium }: Stage, sprite: Sprite, i: number): void {
  const { disc, shadow, look, owner, radius } = sprite;
  const color = owner < 0 ? (stadium.discs[i]?.color ?? 0xffffff) : STRANGER;
  shadow.setScale((radius * SHADOW_SIZE) / SHADOW / resolution).setAlpha(color < 0 ? 0.3 : 1).visible = true;
  // The ball is drawn by itself (ball.ts); here it only casts a shadow.
  disc.visible = i !== 0;
  // Scripts may change radii by tiny steps: half units share a texture, the rest is scaling.
  const made = Math.max(1, Math.round(radius * 2) / 2);
  const key = look
    ? textures.get(`player/${made}/${look.key}`, made, made, (context) => paintPlayer(context, made, look.shirt))
    : textures.get(`disc/${made}/${color}`, made, made, (context) => paintPlainDisc(context, made, color));
  disc.setTexture(key).setScale(radius / made / resolution);
  disc.alpha = look?.connected === false ? AWAY_ALPHA : 1;
  sprite.marks.dress(look, made, radius / made);
}

function hide(sprite: Sprite): void {
  sprite.disc.visible = sprite.shadow.visible = false;
  sprite.marks.dress(undefined, 1, 1);
  sprite.owner = NOBODY;
}
