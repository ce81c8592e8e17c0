/** Text from people: what may be shown of it. Everything is shown as text only, never as markup. */

/** Space of all kinds; Braille's empty pattern counts as a symbol, but looks like one. */
const SPACE = /[\s\u2800]+/gu;

/** Controls, bidirectional marks, zero widths, fillers, private and half characters; not what makes emoji colourful. */
const UNSEEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Accents on accents: three are more than any language puts on a letter, thirty would run over the lines around. */
const PILE = /(\p{M}{3})\p{M}+/gu;

/** At least one of these must be there: the rest has no shape of its own. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * One line, composed (NFC), at most `max` code points, nothing in it that is not seen. "" when nothing visible is left.
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
