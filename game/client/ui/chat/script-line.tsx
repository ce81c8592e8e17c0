/** An announcement of the room's script: its text without a sender, in a colour that stays readable. */
import { useMemo } from "preact/hooks";
import { cssHex, lightened, mix } from "#client/paint/color.ts";

type ScriptLineProps = { readonly text: string; readonly color: number | null; readonly opacity: number };

export function ScriptLine({ text, color, opacity }: ScriptLineProps) {
  const shown = useReadableColor(color, opacity);
  return <bdi style={shown === undefined ? undefined : { color: shown }}>{text}</bdi>;
}

/** A script's colour as the chat shows it on a background of this opacity; undefined for none. */
export function useReadableColor(color: number | null, opacity: number): string | undefined {
  return useMemo(() => (color === null ? undefined : readableColor(color, opacity)), [color, opacity]);
}

/** --chat-glass of chat.css, which is dark in both themes, and the lightest grass below it. */
const GLASS = 0x0c1c14;
const GRASS = 0x468450;

/** Minimum contrast of WCAG for text. */
const READABLE = 4.5;

/** CSS colour of an announcement in 0xRRGGBB. `opacity` of the background, 0 to 1. */
export function readableColor(color: number, opacity: number): string {
  return cssHex(lightened(color, mix(GRASS, GLASS, opacity), READABLE));
}
