/** Names and short descriptions of items, as in the list of objects. */
import { BALL_ID, type ListKey, REFERENCES, referredId } from "#editor/document.ts";
import { keyOf } from "#editor/drawing.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { DEFAULT_DISC } from "#stadium/disc.ts";
import { type TextKey, t } from "../../i18n/translate.ts";
import { numberText } from "../../i18n/format.ts";

const indices = new WeakMap<Snapshot, ReadonlyMap<string, number>>();

/** The index of each item in its list of the file. */
export function fileIndices(snapshot: Snapshot): ReadonlyMap<string, number> {
  const known = indices.get(snapshot);
  if (known !== undefined) return known;
  const made = new Map(Object.values(snapshot.ids).flatMap((list) => list.map((id, i) => [id, i] as const)));
  indices.set(snapshot, made);
  return made;
}

export function kindText(kind: ListKey | typeof BALL_ID): string {
  return t(`editor.kinds.${kind}` as TextKey);
}

/** The kind in the plural, as a title of a list. */
export function kindsText(kind: ListKey): string {
  return t(`editor.objects.kinds.${kind}` as TextKey);
}

/** "Segment 3", with the index that the file and its errors have. */
export function itemName(snapshot: Snapshot, id: string): string {
  if (id === BALL_ID) return kindText(BALL_ID);
  const item = snapshot.items.get(id);
  if (item === undefined) return "–";
  return t("editor.objects.name", { kind: kindText(item.kind), number: fileIndices(snapshot).get(id) ?? 0 });
}

/** Where an item is and what it looks like, in a few words. */
export function itemSummary(snapshot: Snapshot, id: string): string {
  const item = snapshot.items.get(id);
  if (item === undefined) return "";
  const read = (key: string) => keyOf(snapshot, id, key);
  switch (item.kind) {
    case "vertexes":
      return pointText([read("x"), read("y")]);
    case "segments": {
      const ends = referencesText(snapshot, id);
      const curve = Number(read("curve") ?? 0);
      return curve === 0 ? ends : t("editor.objects.curved", { ends, curve });
    }
    case "planes":
      return t("editor.objects.plane", { normal: pointText(read("normal")), distance: shortText(read("dist")) });
    case "goals":
      return teamText(read("team"));
    case "discs": {
      const at = pointText(read("pos") ?? [0, 0]);
      const disc = t("editor.objects.disc", { at, radius: shortText(read("radius") ?? DEFAULT_DISC.radius) });
      return isListedBall(snapshot, id) ? `${kindText(BALL_ID)}, ${disc}` : disc;
    }
    case "joints":
      return referencesText(snapshot, id);
    case "redSpawnPoints":
    case "blueSpawnPoints":
      return pointText(item.value);
  }
}

/** Whether an item is the ball because the first of the listed discs is. */
export function isListedBall({ ballListed, ids }: Snapshot, id: string): boolean {
  return ballListed && ids.discs[0] === id;
}

/** "4 → 5": the indices of the items that an item refers to. */
function referencesText(snapshot: Snapshot, id: string): string {
  const { kind, value } = snapshot.items.get(id)!;
  const ends = REFERENCES[kind]!.keys.map((key) => {
    const end = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    const target = referredId(end);
    if (target === BALL_ID) return kindText(BALL_ID);
    return target === undefined ? "?" : String(fileIndices(snapshot).get(target) ?? "?");
  });
  return t("editor.objects.ends", { from: ends[0]!, to: ends[1]! });
}

function teamText(team: unknown): string {
  if (team === "red") return t("editor.fields.choice.red");
  return team === "blue" ? t("editor.fields.choice.blue") : "?";
}

/** "(12, −5)" */
export function pointText(value: unknown): string {
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
  return `(${shortText(x)}, ${shortText(y)})`;
}

function shortText(value: unknown): string {
  return typeof value === "number" ? numberText(value, { maximumFractionDigits: 1, useGrouping: false }) : "?";
}
