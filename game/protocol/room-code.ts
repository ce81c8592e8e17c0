/** Room codes: the id of a room and the last part of its invite URL, short enough to read out. */

/** Without 0/O and 1/I/L, which are easily confused. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const CODE_LENGTH = 5;

/** `random` gives numbers from 0 up to but not including 1. */
export function makeRoomCode(random: () => number): string {
  return makeCode(random, CODE_LENGTH);
}

/** A code of these letters with another length. */
export function makeCode(random: () => number, length: number): string {
  return Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]!).join("");
}

/** The code in a text: a code in any case, or a URL that ends in /r/CODE. Null if there is none. */
export function readRoomCode(text: string): string | null {
  const match = /(?:^|(?:^|\/)r\/)([0-9a-zA-Z]{5})\/?(?:[?#].*)?$/u.exec(text.trim());
  return match === null ? null : match[1]!.toUpperCase();
}
