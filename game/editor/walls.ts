/** Changing walls: bending them, splitting them, turning them, and joining vertexes that lie on each other. */
import type { Point } from "#sim/stadium.ts";
import { type Change, NO_CHANGE, withKeys } from "./change.ts";
import { arcDegrees, arcPoint, curveThrough, isStraight } from "./curve-shape.ts";
import { REFERENCES, referenceTo, referredId } from "./document.ts";
import type { Drawing } from "./drawing.ts";
import { isObject, type JsonValues } from "./json-object.ts";
import { rounded } from "./transform.ts";

/** Curves near a multiple of this many degrees become it. */
const CURVE_STEP = 15;
const CURVE_TOLERANCE = 2;

/** Bends a segment so that its arc passes through the point. */
export function bendSegment(
  drawing: Drawing,
  id: string,
  { point, snap }: { readonly point: Point; readonly snap: boolean },
): Change {
  const ends = endsOf(drawing, id);
  const value = drawing.snapshot.items.get(id)?.value;
  if (ends === undefined || !isObject(value)) return NO_CHANGE;
  const through = curveThrough(ends[0], ends[1], point);
  const near = Math.round(through / CURVE_STEP) * CURVE_STEP;
  const curve = snap && Math.abs(through - near) <= CURVE_TOLERANCE ? near : rounded(through);
  const bent = Math.abs(curve) < 10 ? 0 : Math.max(-339, Math.min(339, curve));
  return { set: new Map([[id, withCurve(value, bent)]]) };
}

/** A curve that a trait gives must be set to 0 to be gone. */
function withCurve(value: JsonValues, curve: number): JsonValues {
  const isOwn = value["trait"] === undefined;
  return withKeys(value, { curve: curve === 0 && isOwn ? undefined : curve, curveF: undefined });
}

/** The ends of a segment in the order of the file, in which its curve counts. */
export function endsOf({ snapshot, stadium, indices }: Drawing, id: string): readonly [Point, Point] | undefined {
  const value = snapshot.items.get(id)?.value;
  if (!isObject(value)) return undefined;
  const [v0, v1] = [value["v0"], value["v1"]].map(
    (each) => stadium.vertexes[indices.get(referredId(each) ?? "") ?? -1],
  );
  return v0 === undefined || v1 === undefined ? undefined : [v0, v1];
}

/** Splits segments in their middle. Arcs become two arcs of the same circle. */
export function splitSegments(drawing: Drawing, ids: Iterable<string>, nextId: () => string): Change {
  const { stadium, snapshot, indices, idsAt } = drawing;
  const set = new Map<string, unknown>();
  const add: { id: string; kind: "vertexes" | "segments"; value: unknown }[] = [];
  for (const id of ids) {
    const item = snapshot.items.get(id);
    const index = indices.get(id);
    if (item?.kind !== "segments" || index === undefined || !isObject(item.value)) continue;
    const { v0, v1, curveF, bias } = stadium.segments[index]!;
    const curve = arcDegrees(curveF);
    const middle = arcPoint(stadium.vertexes[v0]!, stadium.vertexes[v1]!, { curve, share: 0.5 });
    const vertex = nextId();
    const { trait, bCoef, cMask, cGroup } = item.value;
    const keys = { trait, bCoef, cMask, cGroup };
    add.push({ id: vertex, kind: "vertexes", value: withKeys({ x: rounded(middle.x), y: rounded(middle.y) }, keys) });
    const half = isStraight(curve) ? {} : { curve: rounded(curve / 2), curveF: undefined };
    // The simulation's order of ends, in which curves are never negative.
    const value = withKeys(item.value, { ...half, ...(item.value["bias"] === undefined ? {} : { bias }) });
    set.set(id, withKeys(value, { v0: referenceTo(idsAt.vertexes[v0]!), v1: referenceTo(vertex) }));
    add.push({
      ...{ id: nextId(), kind: "segments" },
      value: withKeys(value, { v0: referenceTo(vertex), v1: referenceTo(idsAt.vertexes[v1]!) }),
    });
  }
  return { set, add };
}

/** Turns the direction of segments and planes: curve and bias, or the allowed side, change to the other side. */
export function turnItems({ snapshot, stadium, indices }: Drawing, ids: Iterable<string>): Change {
  const set = new Map<string, unknown>();
  for (const id of ids) {
    const { kind, value } = snapshot.items.get(id) ?? {};
    if (!isObject(value)) continue;
    if (kind === "segments") set.set(id, withKeys(value, { v0: value["v1"], v1: value["v0"] }));
    const plane = kind === "planes" ? stadium.planes[indices.get(id) ?? -1] : undefined;
    if (plane === undefined) continue;
    const normal = [rounded(-plane.normal.x), rounded(-plane.normal.y)];
    set.set(id, withKeys(value, { normal, unit: undefined, dist: -plane.dist + 0 }));
  }
  return { set };
}

/** Vertexes at the same place become the first of them; segments without a length are removed. */
export function joinVertexes({ snapshot, stadium, indices }: Drawing, ids: Iterable<string>, distance = 0.5): Change {
  const kept = new Map<string, string>();
  const places: { readonly id: string; readonly point: Point }[] = [];
  for (const id of ids) {
    const point = snapshot.items.get(id)?.kind === "vertexes" ? stadium.vertexes[indices.get(id)!] : undefined;
    if (point === undefined) continue;
    const same = places.find((place) => Math.hypot(place.point.x - point.x, place.point.y - point.y) <= distance);
    if (same === undefined) places.push({ id, point });
    else kept.set(id, same.id);
  }
  if (kept.size === 0) return NO_CHANGE;
  const set = new Map<string, unknown>();
  const remove = new Set(kept.keys());
  for (const id of snapshot.ids.segments) {
    const value = snapshot.items.get(id)!.value as JsonValues;
    const ends = (REFERENCES.segments?.keys ?? []).map((key) => referredId(value[key]) ?? "");
    const [v0, v1] = ends.map((end) => kept.get(end) ?? end);
    if (ends[0] === v0 && ends[1] === v1) continue;
    if (v0 === v1) remove.add(id);
    set.set(id, withKeys(value, { v0: referenceTo(v0!), v1: referenceTo(v1!) }));
  }
  return { set, remove };
}

/** The vertexes that only these segments use. Left alone, they would be obstacles that matches do not show. */
export function ownVertexes({ snapshot }: Drawing, segments: ReadonlySet<string>): ReadonlySet<string> {
  const [own, shared] = [new Set<string>(), new Set<string>()];
  for (const id of snapshot.ids.segments) {
    const value = snapshot.items.get(id)?.value;
    if (!isObject(value)) continue;
    for (const key of REFERENCES.segments?.keys ?? [])
      (segments.has(id) ? own : shared).add(referredId(value[key]) ?? "");
  }
  return new Set([...own].filter((id) => !shared.has(id)));
}
