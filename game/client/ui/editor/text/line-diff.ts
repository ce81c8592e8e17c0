/** Differences of two texts by lines (Myers, "An O(ND) difference algorithm and its variations", 1986). Pure. */

/** Lines `from` to `to` of the first text became lines `start` to `end` of the second one. */
export type Hunk = { readonly from: number; readonly to: number; readonly start: number; readonly end: number };

/** Replaces a part of a text. Offsets are those of the text before all changes of a list. */
export type TextChange = { readonly from: number; readonly to: number; readonly insert: string };

/** More lines removed and added than this are compared by their place alone. */
const DISTANCE_MAX = 500;

/** The lines of a text, each with its line break. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What differs, in order. Lines count as the same when their keys are. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
  keyOf: (line: string) => string = (line) => line,
): readonly Hunk[] {
  const [a, b] = [before.map(keyOf), after.map(keyOf)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const [x, y] = [a.slice(start, aEnd), b.slice(start, bEnd)];
  if (x.length === 0 && y.length === 0) return [];
  const pairs = commonPairs(x, y) ?? (x.length === y.length ? samePlaces(x, y) : []);
  return hunksBetween(pairs, x.length, y.length).map((hunk) => ({
    from: hunk.from + start,
    to: hunk.to + start,
    start: hunk.start + start,
    end: hunk.end + start,
  }));
}

/** The smallest changes that make one text the other: whole lines, and parts of lines where one line became one line. */
export function changesBetween(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const [a, b] = [linesOf(before), linesOf(after)];
  const offsets = offsetsOf(a);
  return diffLines(a, b).flatMap(({ from, to, start, end }) => {
    if (to - from !== end - start)
      return trimmed(offsets[from]!, a.slice(from, to).join(""), b.slice(start, end).join(""));
    return a.slice(from, to).flatMap((line, i) => trimmed(offsets[from + i]!, line, b[start + i]!));
  });
}

export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let [result, at] = ["", 0];
  for (const { from, to, insert } of changes) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** Where each line starts, and where the last one ends. */
function offsetsOf(lines: readonly string[]): readonly number[] {
  const offsets = [0];
  for (const line of lines) offsets.push(offsets.at(-1)! + line.length);
  return offsets;
}

function trimmed(offset: number, before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const length = Math.min(before.length, after.length);
  let start = 0;
  while (start < length && before[start] === after[start]) start++;
  let end = 0;
  while (end < length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const insert = after.slice(start, after.length - end);
  return [{ from: offset + start, to: offset + before.length - end, insert }];
}

type Pair = readonly [number, number];

/** Indices of the lines of a longest common subsequence; undefined when the texts differ too much. */
function commonPairs(a: readonly string[], b: readonly string[]): readonly Pair[] | undefined {
  const max = Math.min(a.length + b.length, DISTANCE_MAX);
  /** By diagonal: how many lines of `a` the furthest path there has passed. Diagonal 0 is at `max`. */
  const reached = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const steps: Int32Array[] = [];
  for (let distance = 0; distance <= max; distance++) {
    steps.push(reached.slice(middle - distance - 1, middle + distance + 2));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const [below, above] = [reached[middle + diagonal - 1]!, reached[middle + diagonal + 1]!];
      const isDown = diagonal === -distance || (diagonal !== distance && below < above);
      let x = isDown ? above : below + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reached[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return walkBack(steps, a.length, b.length);
    }
  }
  return undefined;
}

/** The pairs along the path that the steps describe, in order. */
function walkBack(steps: readonly Int32Array[], aLength: number, bLength: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [aLength, bLength];
  for (let distance = steps.length - 1; distance >= 0; distance--) {
    // What was reached before the step; diagonal 0 is at `distance + 1`.
    const reached = steps[distance]!;
    const at = distance + 1 + x - y;
    const [below, above] = [reached[at - 1]!, reached[at + 1]!];
    const isDown = x - y === -distance || (x - y !== distance && below < above);
    const previous = isDown ? x - y + 1 : x - y - 1;
    const from = distance === 0 ? 0 : isDown ? above : below + 1;
    while (x > from) pairs.push([--x, --y]);
    if (distance === 0) break;
    x = isDown ? above : below;
    y = x - previous;
  }
  return pairs.reverse();
}

function samePlaces(a: readonly string[], b: readonly string[]): readonly Pair[] {
  return a.flatMap((line, i) => (line === b[i] ? [[i, i] as const] : []));
}

function hunksBetween(pairs: readonly Pair[], aLength: number, bLength: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [from, start] = [0, 0];
  for (const [to, end] of [...pairs, [aLength, bLength] as const]) {
    if (to > from || end > start) hunks.push({ from, to, start, end });
    from = to + 1;
    start = end + 1;
  }
  return hunks;
}
