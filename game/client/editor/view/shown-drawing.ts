/** What the canvas shows: the document with the changes that are being made, by this page and by others, without hidden items. */
import { type Change, isEmptyChange, withChange } from "#editor/change.ts";
import type { ItemMark } from "#editor/document.ts";
import { createDrawing, type Drawing } from "#editor/drawing.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TRANSPARENT } from "#stadium/color.ts";

/** The drawing with the changes; where they are unreadable, as it was. */
export function changedDrawing(drawing: Drawing, changes: readonly (Change | null)[]): Drawing {
  let { snapshot } = drawing;
  for (const change of changes) {
    if (change === null || isEmptyChange(change)) continue;
    // A preview of another page may refer to what this one has removed.
    const known = { ...change, add: (change.add ?? []).filter(({ id }) => !snapshot.items.has(id)) };
    snapshot = withChange(snapshot, known);
  }
  if (snapshot === drawing.snapshot) return drawing;
  const read = createDrawing(snapshot);
  return read.ok ? read.drawing : drawing;
}

/** The stadium without hidden items. Indices stay: hidden walls are invisible, hidden discs have no radius. */
export function withoutHidden({ stadium, idsAt }: Drawing, marks: ReadonlyMap<string, ItemMark>): Stadium {
  const hidden = new Set([...marks].flatMap(([id, mark]) => (mark.hidden === true ? [id] : [])));
  if (hidden.size === 0) return stadium;
  const isShown = (ids: readonly string[]) => (_: unknown, i: number) => !hidden.has(ids[i]!);
  return {
    ...stadium,
    segments: stadium.segments.map((segment, i) =>
      hidden.has(idsAt.segments[i]!) ? { ...segment, vis: false } : segment,
    ),
    discs: stadium.discs.map((disc, i) => (hidden.has(idsAt.discs[i]!) ? { ...disc, radius: 0 } : disc)),
    joints: stadium.joints.map((joint, i) => (hidden.has(idsAt.joints[i]!) ? { ...joint, color: TRANSPARENT } : joint)),
    goals: stadium.goals.filter(isShown(idsAt.goals)),
    planes: stadium.planes.filter(isShown(idsAt.planes)),
    redSpawnPoints: stadium.redSpawnPoints.filter(isShown(idsAt.redSpawnPoints)),
    blueSpawnPoints: stadium.blueSpawnPoints.filter(isShown(idsAt.blueSpawnPoints)),
  };
}
