/** Room codes: the id of a room and the last part of its link, short enough to be read out loud. */

/** Without 0/O, 1/I/L: what can be mistaken for something else is left out. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const CODE_LENGTH = 5;

/** `random` gives numbers from 0 up to but not including 1. */
export function makeRoomCode(random: () => number): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]!).join("");
}

/** The code in what somebody typed or pasted: a code in any case, or a link that ends in /r/CODE. Null if there is none. */
export function readRoomCode(text: string): string | null {
  const match = /(?:^|(?:^|\/)r\/)([0-9a-zA-Z]{5})\/?(?:[?#].*)?$/u.exec(text.trim());
  return match === null ? null : match[1]!.toUpperCase();
}
