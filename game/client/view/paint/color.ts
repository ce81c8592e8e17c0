/** Colours as 0xRRGGBB numbers, and what a painter does with them. */

export type Rgb = number;

export function css(color: Rgb, alpha = 1): string {
  const [r, g, b] = parts(color);
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

/** `share` of the second colour in the first. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [r1, g1, b1] = parts(a);
  const [r2, g2, b2] = parts(b);
  const blend = (x: number, y: number) => Math.round(x + (y - x) * share);
  return (blend(r1, r2) << 16) | (blend(g1, g2) << 8) | blend(b1, b2);
}

/** How light a colour looks, from 0 to 1. */
export function lightness(color: Rgb): number {
  const [r, g, b] = parts(color);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

function parts(color: Rgb): [number, number, number] {
  return [(color >> 16) & 255, (color >> 8) & 255, color & 255];
}
