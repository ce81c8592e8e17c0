/**
 * Names that look alike. Each name is reduced to a skeleton: the small Latin letters that its characters look like, without
 * accents, spaces and punctuation. Two names with one skeleton can be mistaken for each other.
 */

/** A Latin letter and the characters that look like it: Cyrillic, Greek, small capitals, letters with a stroke, digits, signs. */
const LOOK_ALIKES: readonly (readonly [letter: string, others: string])[] = [
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
  // A capital I, a small l and the digit are one stroke each, and look alike in many fonts.
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
  LOOK_ALIKES.flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
);

/** Greek capitals that look like another Latin letter than their small forms. */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ["Γ", "r"],
  ["Η", "h"],
  ["Μ", "m"],
  ["Ν", "n"],
  ["Υ", "y"],
]);

/** First code points of the alphabets of letters in circles, letters in squares, and regional indicators. */
const ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6] as const;

/** Accents of all alphabets, except the two voicing marks, which make another letter of a Japanese one. */
const ACCENT = /(?![\u3099\u309a])\p{Script=Inherited}/gu;

/** Characters that distinguish names: not spaces, punctuation or invisible characters. */
const DISTINCTIVE = /(?![\p{Sk}\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{M}\p{N}\p{S}]/u;

/** The skeleton of a name. A name of punctuation only is its own skeleton. */
export function skeleton(name: string): string {
  const whole = name.normalize("NFKD");
  const plain = whole.replace(ACCENT, "");
  const letters = Array.from(plain, latin).filter((letter) => DISTINCTIVE.test(letter));
  // A name of combining accents only keeps them.
  if (letters.length === 0) return plain.replace(/\s/gu, "") || whole.replace(/\s/gu, "");
  return letters.join("").replaceAll("rn", "m").replaceAll("vv", "w");
}

/** Whether one name can be mistaken for the other. */
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
