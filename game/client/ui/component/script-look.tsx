/** How names look for which a room's script has set a colour or a badge. */
import type { JSX } from "preact";
import { cssHex, darkened, lightened } from "#client/paint/color.ts";
import { badgeTint } from "#client/paint/name.ts";

/** The darkest rows of lists in the light theme, and the lightest ones in the dark theme. */
const LIGHT_ROW = 0xe6e0c4;
const DARK_ROW = 0x41482c;

/** Minimum contrast of WCAG for text. */
const READABLE = 4.5;

/** Style of a name in lists, readable in both themes; undefined for none. */
export function nameStyle(color: number | null): JSX.CSSProperties | undefined {
  if (color === null) return undefined;
  const onLight = cssHex(darkened(color, LIGHT_ROW, READABLE));
  return { color: `light-dark(${onLight}, ${cssHex(lightened(color, DARK_ROW, READABLE))})` };
}

type ScriptBadgeProps = { readonly text: string; readonly color: number };

/** Nothing for an empty text. */
export function ScriptBadge({ text, color }: ScriptBadgeProps) {
  if (text === "") return null;
  return (
    <span class="script-badge" style={{ color: cssHex(badgeTint(color)) }}>
      <bdi>{text}</bdi>
    </span>
  );
}
