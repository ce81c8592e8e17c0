/** The name of a player, with the badge that a script has put before it, as sprites. The client's own player has none. */
import type { GameObjects } from "phaser";
import {
  BADGE_GAP,
  BADGE_HEIGHT,
  BADGE_WIDTH_MAX,
  badgeWidth,
  NAME_HEIGHT,
  NAME_WIDTH,
  nameWidth,
  paintBadge,
  paintName,
} from "#client/paint/name.ts";
import { DEPTH } from "./depth.ts";
import type { PlayerAppearance } from "./player-appearance.ts";
import type { RenderContext } from "./render-context.ts";

export type NameTag = {
  /** Half its width in map units; 0 where nothing is shown. */
  halfWidth(appearance: PlayerAppearance): number;
  /** With its centre there, in map units. */
  draw(x: number, y: number, appearance: PlayerAppearance): void;
  hide(): void;
};

const DISCONNECTED_ALPHA = 0.6;

export function createNameTag({ scene, textures, resolution, axes }: RenderContext): NameTag {
  let name: GameObjects.Image | undefined;
  let badge: GameObjects.Image | undefined;
  let shown: PlayerAppearance | undefined;
  /** Distances of the two centres from that of the tag. */
  let nameX = 0;
  let badgeX = 0;

  let half = 0;

  return {
    halfWidth(appearance) {
      if (appearance !== shown) show((shown = appearance));
      return appearance.named ? half : 0;
    },
    draw(x, y, appearance) {
      if (appearance !== shown) show((shown = appearance));
      name?.setPosition(x + axes.right.x * nameX, y + axes.right.y * nameX).setVisible(appearance.named);
      badge
        ?.setPosition(x - axes.right.x * badgeX, y - axes.right.y * badgeX)
        .setVisible(appearance.named && appearance.badge !== "");
    },
    hide() {
      if (name) name.visible = false;
      if (badge) badge.visible = false;
    },
  };

  function show(appearance: PlayerAppearance): void {
    if (!appearance.named) return;
    const { name: text, nameColor, connected } = appearance;
    const key = textures.get(`name/${text}`, NAME_WIDTH / 2 + 4, NAME_HEIGHT / 2, (context) =>
      paintName(context, text),
    );
    name = imageOf(name, key, nameColor, connected);
    nameX = badgeX = 0;
    const measuring = measuringContext();
    half = (measuring === null ? NAME_WIDTH : nameWidth(measuring, text)) / 2;
    if (appearance.badge !== "") showBadge(appearance);
  }

  function showBadge({ name: text, badge: label, badgeColor, connected }: PlayerAppearance): void {
    const key = textures.get(`badge/${label}`, BADGE_WIDTH_MAX / 2, BADGE_HEIGHT / 2, (context) =>
      paintBadge(context, label),
    );
    badge = imageOf(badge, key, badgeColor, connected);
    const measuring = measuringContext();
    if (measuring === null) return;
    nameX = (badgeWidth(measuring, label) + BADGE_GAP) / 2;
    half += nameX;
    badgeX = (nameWidth(measuring, text) + BADGE_GAP) / 2;
  }

  /** A tint changes no texture: scripts may change colours in every tick. */
  function imageOf(image: GameObjects.Image | undefined, key: string, tint: number, connected: boolean) {
    return (image ?? scene.add.image(0, 0, key).setDepth(DEPTH.name))
      .setTexture(key)
      .setTint(tint)
      .setScale(1 / resolution)
      .setRotation(axes.rotation)
      .setAlpha(connected ? 1 : DISCONNECTED_ALPHA);
  }
}

let measuring: CanvasRenderingContext2D | null | undefined;

function measuringContext(): CanvasRenderingContext2D | null {
  return (measuring ??= document.createElement("canvas").getContext("2d"));
}
