/** A snapshot together with its stadium, so that each item has its place on the pitch. */
import type { Stadium } from "#sim/stadium.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import { unit } from "#stadium/plane.ts";
import { BALL_ID, type ListKey } from "./document.ts";
import { isObject } from "./json-object.ts";
import { readSnapshot, type Snapshot } from "./snapshot.ts";

export type Drawing = {
  readonly snapshot: Snapshot;
  readonly stadium: Stadium;
  readonly warnings: readonly Diagnostic[];
  /** The index of each item in the stadium's list. Planes without a direction have none. */
  readonly indices: ReadonlyMap<string, number>;
  /** The ids of the stadium's lists; the disc that `ballPhysics` describes is `BALL_ID`. */
  readonly idsAt: Readonly<Record<ListKey, readonly string[]>>;
};

export type DrawingResult =
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

export function createDrawing(snapshot: Snapshot): DrawingResult {
  const read = readSnapshot(snapshot);
  if (!read.ok) return read;
  const { ids, ballListed } = snapshot;
  const idsAt = {
    ...ids,
    discs: ballListed ? ids.discs : [BALL_ID, ...ids.discs],
    planes: read.stadium.planes.length === ids.planes.length ? ids.planes : directed(snapshot),
  };
  const indices = new Map<string, number>();
  for (const list of Object.values(idsAt)) for (const [i, id] of list.entries()) indices.set(id, i);
  return { ok: true, drawing: { snapshot, stadium: read.stadium, warnings: read.warnings, indices, idsAt } };
}

/** The planes that the reader does not leave out. */
function directed(snapshot: Snapshot): readonly string[] {
  return snapshot.ids.planes.filter((id) => {
    const normal = keyOf(snapshot, id, "normal");
    if (!Array.isArray(normal)) return false;
    const [x, y] = normal as readonly unknown[];
    return unit({ x: Number(x), y: Number(y) }) !== null;
  });
}

/** The value of an item's key, from its trait where it has none of its own. */
export function keyOf({ value: file, items }: Snapshot, id: string, key: string): unknown {
  const value = items.get(id)?.value;
  if (!isObject(value)) return undefined;
  const own = value[key];
  if (own !== undefined && own !== null) return own;
  const name = value["trait"];
  const traits = file["traits"];
  if (typeof name !== "string" || !isObject(traits) || !Object.hasOwn(traits, name)) return own;
  const trait = traits[name];
  return isObject(trait) ? (trait[key] ?? own) : own;
}

/** The kind of an item; undefined if there is none with this id. */
export function kindAt({ snapshot }: Drawing, id: string): ListKey | undefined {
  return snapshot.items.get(id)?.kind;
}
