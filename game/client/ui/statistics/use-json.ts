/** Loads a JSON answer for a component, and again on request. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { GetJson, JsonResult } from "../../session/statistics.ts";

export const JsonContext = createContext<GetJson>(() => Promise.resolve({ kind: "failed" }));

export type Loading<T> =
  | { readonly kind: "loading" | "missing" }
  | { readonly kind: "failed"; readonly retry: () => void }
  | { readonly kind: "loaded"; readonly status: number; readonly body: T };

/** While another path loads, the answer of the path before stays. Nothing is loaded without a path. */
export function useJson<T>(path: string | undefined): Loading<T> {
  const getJson = useContext(JsonContext);
  const [result, setResult] = useState<JsonResult | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (path === undefined) return undefined;
    let current = true;
    void getJson(path).then((next) => current && setResult(next));
    return () => void (current = false);
  }, [path, attempt]);
  if (result === undefined) return { kind: "loading" };
  if (result.kind === "failed") return { kind: "failed", retry: () => setAttempt(attempt + 1) };
  return result.kind === "loaded" ? { ...result, body: result.body as T } : { kind: "missing" };
}
