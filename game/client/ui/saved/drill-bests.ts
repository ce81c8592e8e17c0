/** The best results of drills in this browser. */
import { DRILL_KINDS, type DrillBests } from "../../session/practice.ts";

/** Valid results from parsed JSON. */
export function readDrillBests(saved: unknown): DrillBests {
  const found = (typeof saved === "object" ? (saved ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const results = DRILL_KINDS.flatMap((kind) => {
    const result = Object.hasOwn(found, kind) ? found[kind] : undefined;
    return typeof result === "number" && Number.isFinite(result) && result >= 0 ? [[kind, result] as const] : [];
  });
  return Object.fromEntries(results);
}
