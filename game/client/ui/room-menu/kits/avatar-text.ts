/** What of typed words fits on a disc, as the room will cut it (cleanAvatar in game/protocol/to-server.ts). */

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One emoji as it is seen (flags and families are made of several characters), or two characters. */
export function shortAvatar(typed: string): string {
  const text = typed.trim();
  const [first] = graphemes.segment(text);
  if (first !== undefined && EMOJI.test(first.segment)) return first.segment;
  return Array.from(text).slice(0, 2).join("").trim();
}
