/** What all parts of the match renderer share. */
import type { Scene } from "phaser";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { TextureCache } from "./texture-cache.ts";

export type RenderContext = {
  readonly scene: Scene;
  readonly stadium: Stadium;
  readonly textures: TextureCache;
  /** Screen pixels per map unit. Textures are made at this size, so that they are drawn one to one. */
  readonly resolution: number;
  /** The user's "prefers reduced motion" setting: no camera shake, no confetti. */
  readonly reducedMotion: boolean;
  readonly style: PitchStyle;
};

/** The part of the map that is on screen, in map units; one object is reused for all frames. */
export type ViewArea = { x: number; y: number; width: number; height: number };
