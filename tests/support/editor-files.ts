/** Files for the tests of the editor: small ones of any kind, with wrong and unknown values. */
import fc from "fast-check";
import { LIST_KEYS, type ListKey, type StadiumDocument } from "#editor/document.ts";
import { textOf } from "#editor/document-text.ts";
import { takeSnapshot } from "#editor/snapshot.ts";

const number = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.constantFrom(0.5, -1e9, 1e-7));
const odd = fc.oneof(
  number,
  fc.constantFrom(null, "", "all", true, "FF0000"),
  fc.constant([]),
  fc.constant({ a: [1] }),
);
const index = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(-1, 0.5, "1", null));

const entries: Readonly<Record<ListKey, fc.Arbitrary<unknown>>> = {
  vertexes: fc.record({ x: number, y: number, trait: fc.constantFrom("wall", 3), odd }, { requiredKeys: ["x"] }),
  segments: fc.record({ v1: index, v0: index, curve: number, color: odd }, { requiredKeys: [] }),
  planes: fc.record({ normal: fc.tuple(number, number), dist: number, bCoef: odd }, { requiredKeys: ["normal"] }),
  goals: fc.record({ p0: fc.tuple(number, number), p1: odd, team: fc.constantFrom("red", "blue", 1) }),
  discs: fc.record({ pos: fc.tuple(number, number), radius: odd }, { requiredKeys: [] }),
  joints: fc.record({ d0: index, d1: index, length: odd }, { requiredKeys: ["d0"] }),
  redSpawnPoints: fc.tuple(number, number),
  blueSpawnPoints: fc.oneof(fc.tuple(number, number), odd),
};

const lists = Object.fromEntries(
  LIST_KEYS.map((key) => [key, fc.oneof({ weight: 6, arbitrary: fc.array(entries[key], { maxLength: 6 }) }, odd)]),
) as unknown as Readonly<Record<ListKey, fc.Arbitrary<unknown>>>;

/** The value of a file with all kinds of entries; any key may be missing. */
export const fileValue = fc.record(
  {
    ...{ name: odd, width: number, bg: fc.record({ type: fc.constant("grass"), color: odd }, { requiredKeys: [] }) },
    ...lists,
    traits: fc.dictionary(fc.constantFrom("wall", "zz", "a"), fc.oneof(fc.record({ vis: odd, bCoef: number }), odd)),
    ballPhysics: fc.oneof(fc.constant("disc0"), fc.record({ radius: number, x: odd }, { requiredKeys: [] })),
    mine: odd,
  },
  { requiredKeys: [], noNullPrototype: true },
);

export function textOfDocument(document: StadiumDocument): string {
  return textOf(takeSnapshot(document).value);
}

export function idsOf(document: StadiumDocument, kind: ListKey): readonly string[] {
  return takeSnapshot(document).ids[kind];
}
