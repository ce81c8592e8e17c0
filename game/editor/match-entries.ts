/** Which entry of an edited list was which entry before. */
import { isSame } from "./json-object.ts";

/** Larger products of both lengths are matched by place alone. */
const PRODUCT_MAX = 400_000;

/**
 * For each new entry the index of the old one it was; undefined for an added one. Equal entries in their order are matched first (a longest
 * common subsequence); between them, old and new ones are matched by their place, as edited ones.
 */
export function matchEntries(old: readonly unknown[], wanted: readonly unknown[]): (number | undefined)[] {
  const matched: (number | undefined)[] = wanted.map(() => undefined);
  let start = 0;
  while (start < old.length && start < wanted.length && isSame(old[start], wanted[start])) matched[start] = start++;
  let [oldEnd, newEnd] = [old.length, wanted.length];
  while (oldEnd > start && newEnd > start && isSame(old[oldEnd - 1], wanted[newEnd - 1])) matched[--newEnd] = --oldEnd;
  matchMiddle(old.slice(start, oldEnd), wanted.slice(start, newEnd), (i, j) => (matched[start + j] = start + i));
  matchGaps(old.length, matched);
  return matched;
}

function matchMiddle(old: readonly unknown[], wanted: readonly unknown[], match: (i: number, j: number) => void): void {
  if (old.length * wanted.length > PRODUCT_MAX) return;
  const width = wanted.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const same = old.map((a) => wanted.map((b) => isSame(a, b)));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      lengths[i * width + j] = same[i]![j]!
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  for (let i = 0, j = 0; i < old.length && j < wanted.length;) {
    if (same[i]![j]!) match(i++, j++);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
}

/** Old entries between two matched ones become the new ones there, in order, as many as there are of both. */
function matchGaps(oldLength: number, matched: (number | undefined)[]): void {
  const places = [...matched];
  let next = 0;
  for (let j = 0; j < places.length; j++) {
    if (places[j] !== undefined) {
      next = places[j]! + 1;
      continue;
    }
    const end = places.slice(j).find((index) => index !== undefined) ?? oldLength;
    if (next < end) matched[j] = next++;
  }
}
