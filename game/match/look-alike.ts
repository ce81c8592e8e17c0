/**
 * Names that look alike: of two in one room, nobody could tell who is who. A name is taken down to its skeleton: small
 * letters of the Latin alphabet where it looks like them, without accents, spaces and punctuation.
 */

/** A Latin letter, and what is taken for it: Cyrillic, Greek, small capitals, letters with a stroke, digits and signs. */
const LOOKS: readonly (readonly [letter: string, looksLikeIt: string])[] = [
  ["a", "4@аαɑᴀ"],
  ["ae", "æӕ"],
  ["b", "8вьβʙ"],
  ["c", "¢сϲᴄ"],
  ["d", "đðԁᴅ"],
  ["e", "3€езєҽεɛᴇ"],
  ["f", "ƒғꜰ"],
  ["g", "ɡɢ"],
  ["h", "ħнһʜ"],
  ["j", "јϳᴊ"],
  ["k", "кқκᴋ"],
  // A capital I, a small l and the digit are one stroke each, and cannot be told apart in many fonts.
  ["l", "1|i∣ǀıłіӏιɩɪʟ"],
  ["m", "мᴍ"],
  ["n", "пηɴ"],
  ["o", "0øɵоөοσᴏ"],
  ["oe", "œ"],
  ["p", "рρᴘ"],
  ["q", "ԛǫ"],
  ["r", "гʀ"],
  ["s", "5$ѕꜱ"],
  ["ss", "ß"],
  ["t", "7ŧтτᴛ"],
  ["u", "μυᴜ"],
  ["v", "νѵᴠ"],
  ["w", "шԝωᴡ"],
  ["x", "×хχ"],
  ["y", "уүγʏ"],
  ["z", "ζᴢ"],
];

const LETTER_FOR: ReadonlyMap<string, string> = new Map(
  LOOKS.flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);

/** Greek capitals that look like other Latin letters than their small ones do. */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ["Γ", "r"],
  ["Η", "h"],
  ["Μ", "m"],
  ["Ν", "n"],
  ["Υ", "y"],
]);

/** White letters in black circles and squares, and the letters that flags are made of: each begins an alphabet. */
const ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6] as const;

/** Accents of all alphabets; the two marks that make other letters of Japanese ones are no accents. */
const ACCENT = /(?![\u3099\u309a])\p{Script=Inherited}/gu;

/** What makes no difference to who somebody seems to be: spaces, punctuation, and what is not seen. */
const SEEN = /(?![\p{Sk}\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{M}\p{N}\p{S}]/u;

/** What two names have in common that look alike. A name of signs only is its own skeleton. */
export function skeleton(name: string): string {
  const whole = name.normalize("NFKD");
  const plain = whole.replace(ACCENT, "");
  const letters = Array.from(plain, latin).filter((letter) => SEEN.test(letter));
  // Of accents that stand alone, the accents.
  if (letters.length === 0) return plain.replace(/\s/gu, "") || whole.replace(/\s/gu, "");
  return letters.join("").replaceAll("rn", "m").replaceAll("vv", "w");
}

/** Whether a reader could take one name for the other. */
export function imitates(a: string, b: string): boolean {
  return skeleton(a) === skeleton(b) || skeleton(a.toLowerCase()) === skeleton(b.toLowerCase());
}

function latin(letter: string): string {
  const capital = CAPITALS.get(letter);
  if (capital !== undefined) return capital;
  const small = letter.toLowerCase();
  return LETTER_FOR.get(small) ?? enclosed(letter.codePointAt(0)!) ?? small;
}

function enclosed(code: number): string | undefined {
  const first = ALPHABETS.find((start) => code >= start && code < start + 26);
  if (first === undefined) return undefined;
  const letter = String.fromCharCode(97 + code - first);
  return LETTER_FOR.get(letter) ?? letter;
}
