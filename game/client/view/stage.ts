/** What the parts of a picture share: the scene they live in and the measures they are made for. */
import type { Scene } from "phaser";
import type { Stadium } from "#sim/stadium.ts";
import type { TextureShop } from "./texture-shop.ts";

export type Stage = {
  readonly scene: Scene;
  readonly stadium: Stadium;
  readonly textures: TextureShop;
  /** Screen pixels per map unit; textures are made at this size, so that they are drawn one to one. */
  readonly resolution: number;
  /** The visitor prefers reduced motion: no shaking, no confetti. */
  readonly calm: boolean;
};

/** The part of the map that is on screen, in units; reused from frame to frame. */
export type Sight = { x: number; y: number; width: number; height: number };
