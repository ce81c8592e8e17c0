/** Cleans text from users. Everything is shown as text only, never as markup. */

/** White space of all kinds, and the empty Braille pattern, which is a symbol but looks like a space. */
const SPACE = /[\s\u2800]+/gu;

/** Controls, bidirectional marks, zero widths, fillers, private use and lone surrogates; not the emoji variation selector. */
const UNSEEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** More than three combining marks in a row, which would be drawn over the neighbouring lines. */
const PILE = /(\p{M}{3})\p{M}+/gu;

/** At least one of these is needed: other characters have no shape of their own. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * One line of text, composed (NFC), of at most `max` code points without invisible ones; "" when nothing visible is left.
 * Cleaning clean text changes nothing.
 */
export function cleanLine(text: string, max: number): string {
  const plain = text
    .replace(/[\t\n\r]/gu, " ")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(PILE, "$1")
    .replace(SPACE, " ")
    .trim();
  const line = Array.from(plain).slice(0, max).join("").trim();
  return VISIBLE.test(line) ? line : "";
}
