/** Cuts typed text to an avatar, as the room does (cleanAvatar in game/protocol/to-server.ts). Pure. */

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The first grapheme when it is an emoji, which may consist of several code points; otherwise two code points. */
export function shortAvatar(typed: string): string {
  const text = typed.trim();
  const [first] = graphemes.segment(text);
  if (first !== undefined && EMOJI.test(first.segment)) return first.segment;
  return Array.from(text).slice(0, 2).join("").trim();
}
