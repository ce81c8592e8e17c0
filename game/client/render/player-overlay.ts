/** What a player has around their disc: the kick ring, and the name below for all players but the client's own. */
import type { GameObjects } from "phaser";
import { paintKickRing, RING_WIDTH } from "#client/paint/disc.ts";
import { NAME_HEIGHT, NAME_WIDTH, paintName } from "#client/paint/name.ts";
import { WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { createDiscSprite, type DiscLook, FLAT_RADIUS_MAX } from "./disc-sprite.ts";
import type { PlayerAppearance } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type PlayerOverlay = {
  /** Around disc `i`. A player without an appearance or without a positive radius has neither. */
  draw(frame: Frame, i: number, appearance: PlayerAppearance | undefined, view: ViewArea): void;
  hide(): void;
};

const DISCONNECTED_ALPHA = 0.6;

const KICK_RING: DiscLook = {
  name: "ring",
  paint: paintKickRing,
  tint: WHITE,
  textureRadiusMax: FLAT_RADIUS_MAX,
  fill: { colors: [], angle: 0, outline: WHITE, outlineWidth: RING_WIDTH, alpha: 1 },
};

export function createPlayerOverlay(render: RenderContext): PlayerOverlay {
  const { scene, textures, resolution } = render;
  const ring = createDiscSprite(render, DEPTH.ring);
  let name: GameObjects.Image | undefined;
  let shown: PlayerAppearance | undefined;
  const hide = () => {
    ring.hide();
    if (name) name.visible = false;
  };

  return {
    draw(frame, i, appearance, view) {
      const x = frame.x[i]!;
      const y = frame.y[i]!;
      const radius = frame.radius[i]!;
      if (!appearance || !(radius > 0)) return hide();
      if (frame.ring[i] === 1) ring.draw(x, y, radius, KICK_RING, view);
      else ring.hide();
      if (appearance !== shown) setName((shown = appearance));
      name?.setPosition(x, y + radius + NAME_HEIGHT / 2 + 1).setVisible(!appearance.own);
    },
    hide,
  };

  function setName(appearance: PlayerAppearance): void {
    if (appearance.own) return;
    const key = textures.get(`name/${appearance.name}`, NAME_WIDTH / 2 + 4, NAME_HEIGHT / 2, (context) =>
      paintName(context, appearance.name),
    );
    name = (name ?? scene.add.image(0, 0, key).setDepth(DEPTH.name)).setTexture(key);
    name.setScale(1 / resolution).setAlpha(appearance.connected ? 1 : DISCONNECTED_ALPHA);
  }
}
