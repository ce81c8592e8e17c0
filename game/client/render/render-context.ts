/** What all parts of the match renderer share. */
import type { Scene } from "phaser";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import { onMap, type Turn } from "#client/session/device.ts";
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
  /** `low`: no particles and no trails. */
  readonly effects: "full" | "low";
  readonly axes: ScreenAxes;
};

/** How the screen lies on the map: it is turned by a quarter where the pitch is, and what is read stays upright on it. */
export type ScreenAxes = {
  /** Radians of the sprites that stay upright. */
  readonly rotation: number;
  /** Unit vectors on the map: to the right and downwards on the screen. */
  readonly right: { readonly x: number; readonly y: number };
  readonly down: { readonly x: number; readonly y: number };
};

export function screenAxes(turn: Turn): ScreenAxes {
  return { rotation: (-turn * Math.PI) / 2 || 0, right: onMap(turn, 1, 0), down: onMap(turn, 0, 1) };
}

/** Whether things are drawn that only move for decoration: trails, particles, marks. */
export function hasDecoration({ style, effects, reducedMotion }: RenderContext): boolean {
  return style.look === "full" && effects === "full" && !reducedMotion;
}

/** The part of the map that is on screen, in map units; one object is reused for all frames. */
export type ViewArea = { x: number; y: number; width: number; height: number };
