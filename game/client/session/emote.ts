/**
 * Emotes by their number on the wire. The language catalogue has their texts; the last one is a face, drawn with the same
 * paths on the wheel and over the discs.
 */
export const EMOTE_FACE = 7;

/** Time for which an emote is shown, and minimum time between two emotes. */
export const EMOTE_COOLDOWN_MS = 3000;

/** A part of a face: SVG path data within ±12, with its fill and stroke colours. */
export type FacePart = { readonly path: string; readonly fill?: string; readonly stroke?: string };

const INK = "#3a2a05";

/** A face with tears of joy. */
export const LAUGHING_FACE: readonly FacePart[] = [
  { path: "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0 -22 0z", fill: "#ffcc4d", stroke: "#b97d0c" },
  { path: "M-6.4 1.4h12.8a6.4 6.9 0 0 1 -12.8 0z", fill: "#6b1d16", stroke: INK },
  { path: "M-5.4 2h10.8a5 2 0 0 1 -0.4 1.6h-10a5 2 0 0 1 -0.4 -1.6z", fill: "#fffdf4" },
  { path: "M-7.2 -2.2q2.2 -3.4 4.6 0M2.6 -2.2q2.4 -3.4 4.6 0", stroke: INK },
  { path: "M-8 -0.6c-3 0.6 -4.4 2.6 -4 4.6c0.4 1.8 3 1.8 3.5 -0.2c0.3 -1.4 0.2 -2.8 0.5 -4.4z", fill: "#57a8f5" },
  { path: "M8 -0.6c3 0.6 4.4 2.6 4 4.6c-0.4 1.8 -3 1.8 -3.5 -0.2c-0.3 -1.4 -0.2 -2.8 -0.5 -4.4z", fill: "#57a8f5" },
];
