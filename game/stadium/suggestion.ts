/** Known names that a misspelt one may have meant, for warnings. */

/** Largest number of edits between a word and a name that it may mean; a short name must be nearer. */
const EDITS_MAX = 2;
const SHORT_NAME = 4;
/** A hostile file can have twenty thousand traits. */
const NAMES_MAX = 256;

const NOTHING: ReadonlySet<string> = new Set(["", "none", "n/d"]);

/** Whether a flag or trait has one of the names that existing files use for "no flag" and "no trait". */
export function namesNothing(name: string): boolean {
  return NOTHING.has(name.toLowerCase());
}

/** "; did you mean `x`?" with the nearest names, whatever their case; "" when none is near. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const wanted = word.toLowerCase();
  let nearest: string[] = [];
  let least = EDITS_MAX;
  for (const name of [...names].slice(0, NAMES_MAX)) {
    const edits = editsBetween(wanted, name.toLowerCase());
    if (edits > least || (edits === EDITS_MAX && name.length < SHORT_NAME)) continue;
    if (edits < least) nearest = [];
    least = edits;
    nearest.push(`\`${name}\``);
  }
  return nearest.length === 0 ? "" : `; did you mean ${nearest.join(" or ")}?`;
}

/**
 * Letters to insert, leave out, replace or exchange with their neighbour (optimal string alignment); Infinity for words
 * whose lengths alone need too many.
 */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > EDITS_MAX) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
