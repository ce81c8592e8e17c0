/** How many CSS pixels a map unit gets. */

/** Seen from top to bottom where there is room: the 400 units of Classic and the scoreboard above them. */
const VIEW_HEIGHT = 450;
/** Upright and square screens see at least this much from side to side … */
const VIEW_WIDTH = 560;
/** … unless discs would become too small to follow: phones see a part of the pitch. */
const ZOOM_MIN = 1.1;

/**
 * `maxViewWidth` is the stadium's limit in units, 0 for none: a view that would be wider zooms in. `wish` is what the
 * viewer wants, times what fits the screen; the stadium's limit holds all the same.
 */
export function zoomFor(
  viewport: { readonly width: number; readonly height: number },
  maxViewWidth: number,
  wish = 1,
): number {
  const { width, height } = viewport;
  const zoom = wish * Math.max(ZOOM_MIN, Math.min(height / VIEW_HEIGHT, width / VIEW_WIDTH));
  return maxViewWidth > 0 && width / zoom > maxViewWidth ? width / maxViewWidth : zoom;
}
