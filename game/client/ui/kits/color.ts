/** Colours as 0xRRGGBB: how they look beside each other, also to those who do not see all of them. */

type Triple = readonly [number, number, number];

/** As an attribute or a style. */
export function cssColor(color: number): string {
  return `#${(color & 0xffffff).toString(16).padStart(6, "0")}`;
}

/** `share` of the second colour in the first. */
export function mixed(a: number, b: number, share: number): number {
  const part = (shift: number) => {
    const from = (a >> shift) & 255;
    return Math.round(from + (((b >> shift) & 255) - from) * share) << shift;
  };
  return part(16) | part(8) | part(0);
}

/** From 1 (the same) to 21 (black on white), as WCAG counts it. */
export function contrast(a: number, b: number): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: number): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How light is mixed, which is not how it is written down. */
export function linear(color: number): Triple {
  const part = (shift: number) => {
    const share = ((color >> shift) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [part(16), part(8), part(0)];
}

/**
 * What is left of a colour for those who lack one kind of cone: rows of red, green and blue light, by G. M. Machado and
 * others, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009).
 */
const SIGHTS: readonly (readonly [Triple, Triple, Triple])[] = [
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

/** How far two lights are apart for whoever tells them apart the least; 0 is the same, 1 is black and white. */
export function leastDistance(a: Triple, b: Triple): number {
  return Math.min(
    ...SIGHTS.map((rows) => {
      const [p, q] = [a, b].map((light) => perceived(rows.map((row) => dot(row, light)) as unknown as Triple));
      return Math.hypot(...p!.map((value, i) => value - q![i]!));
    }),
  );
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Oklab by B. Ottosson: equal distances in it look about equally large. */
function perceived([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
