/**
 * Three-way merge by lines: what others changed in the document, into a text that is being edited. Commas at the ends of lines are
 * merged on their own, so that two entries that are added at the end of a list are two entries. Pure.
 */
import { diffLines, type Hunk, linesOf } from "./line-diff.ts";

export type Merged = {
  readonly text: string;
  /** Whether lines of the edited text replace changes of others. */
  readonly conflicts: boolean;
};

type Block = Hunk & { readonly isMine: boolean; readonly lines: readonly string[] };

const LINE_END = /(,?)[ \t]*(\n?)$/;
const keyOf = (line: string): string => line.replace(LINE_END, "");
const endsInComma = (line: string | undefined): boolean => line !== undefined && LINE_END.exec(line)![1] === ",";

/** Both texts were `base`. Where both changed the same lines, those of `mine` stay. */
export function mergeText(base: string, mine: string, theirs: string): Merged {
  const lines = { base: linesOf(base), mine: linesOf(mine), theirs: linesOf(theirs) };
  const ours = blocksOf(lines.base, lines.mine, true);
  const others = blocksOf(lines.base, lines.theirs, false);
  const isLost = (other: Block) => ours.some((own) => overlaps(own, other) && !isSameBlock(own, other));
  const kept = others.filter((other) => !ours.some((own) => overlaps(own, other)));
  // At one place, lines of others come first.
  const blocks = [...ours, ...kept].toSorted(
    (a, b) => a.from - b.from || a.to - b.to || Number(a.isMine) - Number(b.isMine),
  );
  return { text: joinBlocks(blocks, lines).join(""), conflicts: others.some(isLost) };
}

/** What differs from the base. Where as many lines were replaced by as many, each is a block of its own. */
function blocksOf(base: readonly string[], lines: readonly string[], isMine: boolean): readonly Block[] {
  return diffLines(base, lines, keyOf).flatMap((hunk): readonly Block[] => {
    const { from, to, start, end } = hunk;
    if (to - from !== end - start) return [{ ...hunk, isMine, lines }];
    return Array.from({ length: to - from }, (_, i) => ({
      ...{ from: from + i, to: from + i + 1, start: start + i, end: start + i + 1 },
      ...{ isMine, lines },
    }));
  });
}

/** Insertions at one place do not overlap: both stay. */
function overlaps(a: Block, b: Block): boolean {
  if (a.from === b.from && a.to === b.to) return a.to > a.from || isSameBlock(a, b);
  return Math.max(a.from, b.from) < Math.min(a.to, b.to);
}

function isSameBlock(a: Block, b: Block): boolean {
  return textOfBlock(a) === textOfBlock(b);
}

function textOfBlock({ lines, start, end }: Block): string {
  return lines.slice(start, end).map(keyOf).join("\n");
}

type Lines = Readonly<Record<"base" | "mine" | "theirs", readonly string[]>>;

function joinBlocks(blocks: readonly Block[], { base, mine, theirs }: Lines): readonly string[] {
  const result: string[] = [];
  const [inMine, inTheirs] = [counterparts(base, mine), counterparts(base, theirs)];
  let at = 0;
  const copyTo = (to: number) => {
    for (; at < to; at++) {
      const [own, other] = [inMine[at] ?? base[at]!, inTheirs[at]];
      // Lines with the same key differ in their commas alone.
      result.push(own === base[at] && other !== undefined ? other : own);
    }
  };
  for (const { from, to, start, end, lines } of blocks) {
    copyTo(from);
    const before = result.at(-1);
    // The line before an added entry needs a comma, also where the other text has changed it.
    if (end > start && before !== undefined && endsInComma(lines[start - 1]))
      result[result.length - 1] = withComma(before);
    result.push(...lines.slice(start, end));
    at = Math.max(at, to);
  }
  copyTo(base.length);
  return result;
}

/** For each line of the base the line of the other text that has its key; undefined where lines were removed or replaced. */
function counterparts(base: readonly string[], other: readonly string[]): readonly (string | undefined)[] {
  const found: (string | undefined)[] = base.map(() => undefined);
  let [at, next] = [0, 0];
  for (const { from, to, end } of [...diffLines(base, other, keyOf), { from: base.length, to: 0, end: 0 }]) {
    while (at < from) found[at++] = other[next++];
    at = to;
    next = end;
  }
  return found;
}

function withComma(line: string): string {
  return endsInComma(line) || /[[{]\s*$/.test(line) ? line : line.replace(LINE_END, ",$2");
}
