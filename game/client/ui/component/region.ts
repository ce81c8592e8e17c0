/** Regions as two small letters: their flag as an emoji, and their name. Pure. */

const REGIONAL_A = 0x1f1e6;

/** The two regional indicators that a font with flags draws as one. */
export function flagEmoji(letters: string): string {
  return Array.from(letters, (letter) => String.fromCodePoint(REGIONAL_A + letter.charCodeAt(0) - 97)).join("");
}

/** The region's name in a language; the letters themselves where it has none. */
export function regionName(letters: string, language: string): string {
  const code = letters.toUpperCase();
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
