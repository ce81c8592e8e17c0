/** Flag emoji and names of regions, which are two lower case letters (ISO 3166). Pure. */

const REGIONAL_A = 0x1f1e6;

/** Two regional indicator symbols, which fonts with flags draw as one. */
export function flagEmoji(letters: string): string {
  return Array.from(letters, (letter) => String.fromCodePoint(REGIONAL_A + letter.charCodeAt(0) - 97)).join("");
}

/** The region's name in a language; its letters in upper case when it is unknown. */
export function regionName(letters: string, language: string): string {
  const code = letters.toUpperCase();
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
