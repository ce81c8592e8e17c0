/** The number of CSS pixels per map unit. */

/** Map units from top to bottom of a wide screen: the 400 of Classic and room for the scoreboard. */
const VIEW_HEIGHT = 450;
/** Map units from side to side of an upright or square screen. */
const VIEW_WIDTH = 560;
/** CSS pixels per unit below which discs are too small to follow: phones show a part of the pitch. */
const ZOOM_MIN = 1.1;

/** A pitch that needs less than this share of the usual zoom is too large to be shown whole. */
const NEARLY_FITS = 0.7;

/** What the zoom needs of a stadium: half extents of what is shown, and its limit of the view's width, 0 for none. */
export type ZoomRules = { readonly width: number; readonly height: number; readonly maxViewWidth: number };

type Size = { readonly width: number; readonly height: number };

/**
 * A pitch that nearly fits the screen is shown whole. `maxViewWidth` always holds. `factor` is the user's zoom, relative to
 * what fits the screen.
 */
export function zoomFor(viewport: Size, rules: ZoomRules, factor = 1): number {
  const { width, height } = viewport;
  const usual = Math.max(ZOOM_MIN, Math.min(height / VIEW_HEIGHT, width / VIEW_WIDTH));
  const whole = zoomToFit(viewport, rules);
  const zoom = factor * (whole < usual && whole >= usual * NEARLY_FITS ? whole : usual);
  return rules.maxViewWidth > 0 && width / zoom > rules.maxViewWidth ? width / rules.maxViewWidth : zoom;
}

/** Shows all of a stadium, whose half extents are `width` and `height`. */
export function zoomToFit(viewport: Size, { width, height }: Size): number {
  return Math.min(viewport.width / Math.max(1, 2 * width), viewport.height / Math.max(1, 2 * height));
}
