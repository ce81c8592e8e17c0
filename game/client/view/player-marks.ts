/** What only players have round their disc: the kick ring, and the name below for everybody but oneself. */
import type { GameObjects } from "phaser";
import { DEPTH } from "./depth.ts";
import type { Look } from "./look.ts";
import { paintRing } from "./paint/disc.ts";
import { NAME_HEIGHT, NAME_WIDTH, paintName } from "./paint/name.ts";
import type { Stage } from "./stage.ts";

export type PlayerMarks = {
  /** Undefined hides them. `made` is the radius textures are made for, `scale` what that lacks to the real one. */
  dress(look: Look | undefined, made: number, scale: number): void;
  place(x: number, y: number, radius: number, ringed: boolean): void;
};

const AWAY_ALPHA = 0.6;

export function createPlayerMarks({ scene, textures, resolution }: Stage): PlayerMarks {
  // Most discs are never a player's and get neither.
  let ring: GameObjects.Image | undefined;
  let name: GameObjects.Image | undefined;
  return {
    dress(look, made, scale) {
      if (ring) ring.visible = false;
      if (name) name.visible = false;
      if (!look) return;
      const ringKey = textures.get(`ring/${made}`, made, made, (context) => paintRing(context, made));
      ring = (ring ?? scene.add.image(0, 0, ringKey).setDepth(DEPTH.ring)).setTexture(ringKey);
      ring.setScale(scale / resolution).visible = false;
      if (look.mine) return;
      const nameKey = textures.get(`name/${look.name}`, NAME_WIDTH / 2 + 4, NAME_HEIGHT / 2, (context) =>
        paintName(context, look.name),
      );
      name = (name ?? scene.add.image(0, 0, nameKey).setDepth(DEPTH.name)).setTexture(nameKey);
      name.setScale(1 / resolution).setAlpha(look.connected ? 1 : AWAY_ALPHA).visible = true;
    },
    place(x, y, radius, ringed) {
      name?.setPosition(x, y + radius + NAME_HEIGHT / 2 + 1);
      if (!ring) return;
      ring.visible = ringed;
      ring.setPosition(x, y);
    },
  };
}
