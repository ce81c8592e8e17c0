/** Differences and merges of the texts of the editor's text panel. */
import fc from "fast-check";
import JSON5 from "json5";
import { describe, expect, it } from "vitest";
import { applyChanges, changesBetween } from "#client/ui/editor/text/line-diff.ts";
import { mergeText } from "#client/ui/editor/text/merge-text.ts";

const line = fc.constantFrom("a", "b", "c", "d,", "{ x: 1 },", "");
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom("", "\n"))
  .map(([all, end]) => all.join("\n") + end);

/** The file of a list, one entry per line. */
const listOf = (entries: readonly string[]): string => `{\n\t"vertexes": [\n\t\t${entries.join(",\n\t\t")}\n\t]\n}\n`;

describe("changesBetween", () => {
  it("makes one text the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyChanges(before, changesBetween(before, after))).toBe(after);
      }),
    );
  });

  it("touches only what differs in a line", () => {
    const before = listOf(["{ x: 1 }", "{ x: 2 }", "{ x: 3 }"]);
    const [change, ...others] = changesBetween(before, listOf(["{ x: 1 }", "{ x: 25 }", "{ x: 3 }"]));
    expect(others).toEqual([]);
    expect(change).toEqual({ from: before.indexOf("2 }") + 1, to: before.indexOf("2 }") + 1, insert: "5" });
  });

  it("keeps the lines between an added and a removed one", () => {
    const names = Array.from({ length: 50 }, (_, i) => `line ${i}\n`);
    const after = ["new\n", ...names.toSpliced(40, 1)];
    expect(changesBetween(names.join(""), after.join(""))).toHaveLength(2);
  });

  it("compares texts that differ everywhere by the places of their lines", () => {
    const lines = (tail: string) => Array.from({ length: 3000 }, (_, i) => `${i} of many${tail}\n`).join("");
    const [before, after] = [lines(""), lines("!")];
    const changes = changesBetween(before, after);
    expect(changes).toHaveLength(3000);
    expect(applyChanges(before, changes)).toBe(after);
  });
});

describe("mergeText", () => {
  it("gives the other text where one changed nothing", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeText(base, base, changed)).toEqual({ text: changed, conflicts: false });
        expect(mergeText(base, changed, base)).toEqual({ text: changed, conflicts: false });
        expect(mergeText(base, changed, changed).conflicts).toBe(false);
      }),
    );
  });

  it("takes changes of different lines", () => {
    const merged = mergeText(listOf(["1", "2", "3"]), listOf(["1", "2", "30"]), listOf(["10", "2", "3"]));
    expect(merged).toEqual({ text: listOf(["10", "2", "30"]), conflicts: false });
  });

  it("keeps the own line where both changed it", () => {
    const merged = mergeText(listOf(["1", "2", "3"]), listOf(["1", "mine", "3"]), listOf(["10", "theirs", "3", "4"]));
    expect(merged).toEqual({ text: listOf(["10", "mine", "3", "4"]), conflicts: true });
  });

  it("adds both entries that were added at the end of a list", () => {
    const merged = mergeText(listOf(["1", "2"]), listOf(["1", "2", "mine"]), listOf(["1", "2", "theirs"]));
    expect(merged).toEqual({ text: listOf(["1", "2", "theirs", "mine"]), conflicts: false });
  });

  it("separates an entry that was added after the edited one", () => {
    const merged = mergeText(listOf(["1", "2"]), listOf(["1", "mine"]), listOf(["1", "2", "theirs"]));
    expect(merged).toEqual({ text: listOf(["1", "mine", "theirs"]), conflicts: false });
  });

  it("separates an own entry from the one that was edited before it", () => {
    const merged = mergeText(listOf(["1", "2"]), listOf(["1", "2", "mine"]), listOf(["1", "theirs"]));
    expect(merged).toEqual({ text: listOf(["1", "theirs", "mine"]), conflicts: false });
  });

  it("keeps an edited entry that was removed", () => {
    const merged = mergeText(listOf(["1", "2", "3"]), listOf(["1", "mine", "3"]), listOf(["1", "3"]));
    expect(merged).toEqual({ text: listOf(["1", "mine", "3"]), conflicts: true });
  });

  it("loses no change of either side to different entries", () => {
    const change = fc.constantFrom("none", "change", "remove", "insert");
    const changes = fc.array(fc.record({ isMine: fc.boolean(), change }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(changes, (all) => {
        const entries = (wanted: (isMine: boolean) => boolean) =>
          all.flatMap(({ isMine, change: made }, i): string[] => changed(`"${i}"`, wanted(isMine) ? made : "none"));
        const merged = mergeText(
          listOf(entries(() => false)),
          listOf(entries((isMine) => isMine)),
          listOf(entries((isMine) => !isMine)),
        );
        expect(JSON5.parse(merged.text)).toEqual(JSON5.parse(listOf(entries(() => true))));
        expect(merged.conflicts).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The entry after a change of it. */
function changed(entry: string, change: string): string[] {
  if (change === "change") return [`[${entry}]`];
  if (change === "insert") return [entry, `{ after: ${entry} }`];
  return change === "remove" ? [] : [entry];
}
