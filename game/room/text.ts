/**
 * Text from users: cleaning, and limits. It is shown as text only, never as markup. A limit counts characters as readers do
 * (grapheme clusters), so that no emoji and no accented letter is cut in two; together they have at most four bytes of UTF-8
 * per character of the limit, as many as any single code point.
 */

export const NICKNAME_MAX = 25;
/** Of a chat message. */
export const CHAT_MAX = 140;
/** Of an announcement of a room script. */
export const ANNOUNCEMENT_MAX = 1000;
/** Of the reason of a kick or ban. */
export const REASON_MAX = 100;
/** Of the name of a stadium, as members see it. */
export const STADIUM_NAME_MAX = 64;

const BYTES_PER_CHARACTER = 4;

/** White space of all kinds, and the empty Braille pattern, which is a symbol but looks like a space. */
const SPACE = /[\s\u2800]+/gu;

/** An emoji that can be joined to others. */
const PICTOGRAPH = "\\p{Extended_Pictographic}\\uFE0F?\\p{Emoji_Modifier}?";

/** Emoji with invisible parts: joined ones (four in the longest) and those recommended by Unicode, such as flags of regions. */
const EMOJI = `(?:${PICTOGRAPH}(?:\\u200D${PICTOGRAPH}){1,3}|\\p{RGI_Emoji})`;

/** Controls, bidirectional marks, zero widths, fillers, private use and lone surrogates; not the emoji variation selector. */
const UNSEEN = "(?!\\uFE0F)[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029]";

/** An emoji (group 1), or an invisible character outside one. */
const EMOJI_OR_UNSEEN = new RegExp(`(${EMOJI})|${UNSEEN}`, "gv");

const ONE_EMOJI = new RegExp(`^${EMOJI}$`, "v");

/** More than three combining marks in a row, which would be drawn over the neighbouring lines. */
const PILE = /(\p{M}{3})\p{M}+/gu;

/** At least one of these is needed: other characters have no shape of their own. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as readers count them. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The start of the text, cut between characters: at most `max` characters and `maxBytes` bytes of UTF-8. */
export function cutText(text: string, max: number, maxBytes: number = BYTES_PER_CHARACTER * max): string {
  // Short texts need no segmentation: a code unit is at most one character and three bytes.
  if (text.length <= max && 3 * text.length <= maxBytes) return text;
  let count = 0;
  let bytes = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    count++;
    bytes += byteLength(segment);
    if (count > max || bytes > maxBytes) return text.slice(0, index);
  }
  return text;
}

/** Whether the limit leaves the text as it is. */
export function fitsText(text: string, max: number): boolean {
  return cutText(text, max) === text;
}

/** Number of characters that can still be added, whichever they are; negative beyond the limit. */
export function charactersLeft(text: string, max: number): number {
  const bytesLeft = BYTES_PER_CHARACTER * max - byteLength(text);
  return Math.min(max - charactersOf(text).length, Math.floor(bytesLeft / BYTES_PER_CHARACTER));
}

/**
 * One line of text, composed (NFC), of at most `max` characters without invisible ones; "" when nothing visible is left.
 * Cleaning clean text changes nothing.
 */
export function cleanLine(text: string, max: number): string {
  const line = cutText(cleaned(text), max).trim();
  return VISIBLE.test(line) ? line : "";
}

/**
 * Text on several lines, composed (NFC), of at most `max` characters with the line breaks, without invisible ones. Spaces
 * stay as they are, because scripts align columns with them.
 */
export function cleanLines(text: string, max: number): string {
  // A bound for the work: cleaning hardly ever leaves less than a quarter.
  const lines = text.slice(0, BYTES_PER_CHARACTER * max).split(/\r\n|[\n\r]/u);
  return cutText(lines.map(visibleText).join("\n"), max);
}

/** A name with nothing but visible text; "" when nothing is left. */
export function cleanNickname(text: string): string {
  return cleanLine(text, NICKNAME_MAX);
}

/** More than the longest emoji and most pairs of characters need. */
const AVATAR_BYTES = 40;

/** One emoji (flags and families consist of several code points), or two characters; "" when nothing visible is left. */
export function cleanAvatar(text: string): string {
  const [first = "", second = ""] = charactersOf(cleaned(text));
  if (ONE_EMOJI.test(first)) return first;
  const avatar = cutText(first + second, 2, AVATAR_BYTES).trim();
  return VISIBLE.test(avatar) ? avatar : "";
}

/** Composed text on one line without invisible characters, except inside emoji. */
function cleaned(text: string): string {
  return visibleText(text.replace(/[\n\r]/gu, " "))
    .replace(SPACE, " ")
    .trim();
}

/** Composed text without invisible characters, except inside emoji; tabs are spaces. */
function visibleText(text: string): string {
  return text.replace(/\t/gu, " ").replace(EMOJI_OR_UNSEEN, "$1").normalize("NFC").replace(PILE, "$1");
}

/** Bytes of the text in UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
