/** What a player has around their disc: the kick ring, and the name below for all players but the client's own. */
import type { GameObjects } from "phaser";
import { paintKickRing } from "#client/paint/disc.ts";
import { NAME_HEIGHT, NAME_WIDTH, paintName } from "#client/paint/name.ts";
import { DEPTH } from "./depth.ts";
import type { PlayerAppearance } from "./player-appearance.ts";
import type { RenderContext } from "./render-context.ts";

export type PlayerOverlay = {
  /** Undefined hides ring and name. `scale` is the disc's radius divided by `textureRadius`. */
  setAppearance(appearance: PlayerAppearance | undefined, textureRadius: number, scale: number): void;
  move(x: number, y: number, radius: number, ringed: boolean): void;
};

const DISCONNECTED_ALPHA = 0.6;

export function createPlayerOverlay({ scene, textures, resolution }: RenderContext): PlayerOverlay {
  // Made on demand: most discs are never a player's.
  let ring: GameObjects.Image | undefined;
  let name: GameObjects.Image | undefined;
  return {
    setAppearance(appearance, textureRadius, scale) {
      if (ring) ring.visible = false;
      if (name) name.visible = false;
      if (!appearance) return;
      const ringKey = textures.get(`ring/${textureRadius}`, textureRadius, textureRadius, (context) =>
        paintKickRing(context, textureRadius),
      );
      ring = (ring ?? scene.add.image(0, 0, ringKey).setDepth(DEPTH.ring)).setTexture(ringKey);
      ring.setScale(scale / resolution).visible = false;
      if (appearance.own) return;
      const nameKey = textures.get(`name/${appearance.name}`, NAME_WIDTH / 2 + 4, NAME_HEIGHT / 2, (context) =>
        paintName(context, appearance.name),
      );
      name = (name ?? scene.add.image(0, 0, nameKey).setDepth(DEPTH.name)).setTexture(nameKey);
      name.setScale(1 / resolution).setAlpha(appearance.connected ? 1 : DISCONNECTED_ALPHA).visible = true;
    },
    move(x, y, radius, ringed) {
      name?.setPosition(x, y + radius + NAME_HEIGHT / 2 + 1);
      if (!ring) return;
      ring.visible = ringed;
      ring.setPosition(x, y);
    },
  };
}
