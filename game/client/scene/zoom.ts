/** The number of CSS pixels per map unit. */

/** Map units from top to bottom of a wide screen: the 400 of Classic and room for the scoreboard. */
const VIEW_HEIGHT = 450;
/** Map units from side to side of an upright or square screen. */
const VIEW_WIDTH = 560;
/** CSS pixels per unit below which discs are too small to follow: phones show a part of the pitch. */
const ZOOM_MIN = 1.1;

/**
 * `maxViewWidth` is the stadium's limit in map units, 0 for none; it always holds. `factor` is the user's zoom, relative
 * to what fits the screen.
 */
export function zoomFor(
  viewport: { readonly width: number; readonly height: number },
  maxViewWidth: number,
  factor = 1,
): number {
  const { width, height } = viewport;
  const zoom = factor * Math.max(ZOOM_MIN, Math.min(height / VIEW_HEIGHT, width / VIEW_WIDTH));
  return maxViewWidth > 0 && width / zoom > maxViewWidth ? width / maxViewWidth : zoom;
}

/** Shows all of a stadium, whose half extents are `width` and `height`. */
export function zoomToFit(
  viewport: { readonly width: number; readonly height: number },
  { width, height }: { readonly width: number; readonly height: number },
): number {
  return Math.min(viewport.width / Math.max(1, 2 * width), viewport.height / Math.max(1, 2 * height));
}
