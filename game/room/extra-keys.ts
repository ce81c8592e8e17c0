/**
 * Action keys besides the five of the game, which the script of a room asks for. They share the byte of held keys, but the
 * simulation never sees them.
 */
import { INPUT_BITS } from "#sim/input.ts";
import { cleanLine } from "./text.ts";

/** Their bits, in the order of the labels. */
export const EXTRA_KEY_BITS = [32, 64, 128] as const;

/** Characters of a label. */
export const KEY_LABEL_MAX = 12;

/** A bound for the work of cleaning: code units of a label. */
const CLEANED_MAX = 200;

/** Labels as they are shown: one without visible text is the number of its key. Those beyond the third are left out. */
export function toKeyLabels(labels: readonly string[]): string[] {
  return labels
    .slice(0, EXTRA_KEY_BITS.length)
    .map((label, i) => cleanLine(label.slice(0, CLEANED_MAX), KEY_LABEL_MAX) || String(i + 1));
}

/** The bits of held keys that a room with these labels uses. */
export function usedKeyBits(labels: readonly string[]): number {
  return labels.reduce((bits, _, i) => bits | EXTRA_KEY_BITS[i]!, INPUT_BITS);
}
