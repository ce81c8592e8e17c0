/**
 * Colours as 0xRRGGBB numbers, as kits and stadiums have them: CSS text, mixing, WCAG contrast, and how far two colours
 * are apart for players with and without colour blindness. docs/decisions/0010-colour-module.md explains why no library is used.
 */

/** 0xRRGGBB. Negative numbers stand for "transparent" in stadiums and are for the caller to handle. */
export type Rgb = number;

/** Three channels: red, green and blue light, or the three axes of Oklab. */
export type Triple = readonly [number, number, number];

/** `rgba(…)` with an alpha from 0 to 1. */
export function css(color: Rgb, alpha = 1): string {
  const [r, g, b] = channels(color);
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

/** `#rrggbb`, as attributes and colour inputs take it. */
export function cssHex(color: Rgb): string {
  return `#${(color & 0xffffff).toString(16).padStart(6, "0")}`;
}

/** `share` (0 to 1) of the second colour in the first, per sRGB channel. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [r1, g1, b1] = channels(a);
  const [r2, g2, b2] = channels(b);
  const blend = (x: number, y: number) => Math.round(x + (y - x) * share);
  return (blend(r1, r2) << 16) | (blend(g1, g2) << 8) | blend(b1, b2);
}

/** Rec. 601 luma, 0 to 1: a cheap measure of brightness that decides between dark and light strokes. */
export function luma(color: Rgb): number {
  const [r, g, b] = channels(color);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

/** Hue in degrees from red over green to blue, and saturation from 0 to 1, as in HSV. */
export function hueOf(color: Rgb): { readonly hue: number; readonly saturation: number } {
  const [r, g, b] = channels(color);
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0 };
  const sixth = most === r ? (g - b) / range : most === g ? 2 + (b - r) / range : 4 + (r - g) / range;
  return { hue: (sixth * 60 + 360) % 360, saturation: range / most };
}

/** WCAG contrast ratio, from 1 (equal) to 21 (black on white). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour mixed with as little white as the contrast to a dark background needs. Its hue stays. */
export function lightened(color: Rgb, background: Rgb, minimum: number): Rgb {
  return mixedUntilReadable(color, 0xffffff, background, minimum);
}

/** The same with black, for light backgrounds. */
export function darkened(color: Rgb, background: Rgb, minimum: number): Rgb {
  return mixedUntilReadable(color, 0x000000, background, minimum);
}

function mixedUntilReadable(color: Rgb, end: Rgb, background: Rgb, minimum: number): Rgb {
  let [low, high] = [0, 1];
  if (contrast(color, background) >= minimum) return color;
  while (high - low > 1 / 256) {
    const middle = (low + high) / 2;
    if (contrast(mix(color, end, middle), background) >= minimum) high = middle;
    else low = middle;
  }
  return mix(color, end, high);
}

function luminance(color: Rgb): number {
  return dot([0.2126, 0.7152, 0.0722], linear(color));
}

/** Linear light, 0 to 1 per channel: the space in which light adds up. */
export function linear(color: Rgb): Triple {
  const [r, g, b] = channels(color);
  return [toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)];
}

function toLinear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function channels(color: Rgb): Triple {
  return [(color >> 16) & 255, (color >> 8) & 255, color & 255];
}

type Matrix = readonly [Triple, Triple, Triple];

/**
 * Linear light as seen with full colour vision, protanopia, deuteranopia and tritanopia. Matrices by G. M. Machado and
 * others, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009).
 */
const COLOR_VISIONS: readonly Matrix[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/**
 * Distance of two linear lights in Oklab under the colour vision that separates them least: 0 is equal, black and white
 * are 1 apart.
 */
export function leastDistance(a: Triple, b: Triple): number {
  return Math.min(...COLOR_VISIONS.map((_, vision) => visionDistance(a, b, vision)));
}

/** The same under one colour vision: 0 for full vision, 1 for protanopia, 2 for deuteranopia, 3 for tritanopia. */
export function visionDistance(a: Triple, b: Triple, vision: number): number {
  const matrix = COLOR_VISIONS[vision]!;
  const [l1, a1, b1] = oklab(multiply(matrix, a));
  const [l2, a2, b2] = oklab(multiply(matrix, b));
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

/** Oklab by B. Ottosson: equal distances in it look about equally large. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function multiply([x, y, z]: Matrix, light: Triple): Triple {
  return [dot(x, light), dot(y, light), dot(z, light)];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
