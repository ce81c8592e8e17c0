/** Loads a recording of the server. */
import type { ReplayProblem } from "#client/session/replay.ts";
import type { GetJson } from "#client/session/statistics.ts";
import { withTimeLimit } from "#client/net/time-limit.ts";

const TIMEOUT_MS = 60_000;

export type LoadedReplay = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly problem: ReplayProblem };

/** Never rejects. */
export async function loadReplay(code: string, getJson: GetJson): Promise<LoadedReplay> {
  const path = `/api/recordings/${encodeURIComponent(code)}`;
  const { kind } = await getJson(path);
  if (kind === "missing") return { problem: { kind: "missing", code } };
  if (kind === "failed") return { problem: { kind: "unreachable" } };
  try {
    const response = await withTimeLimit(TIMEOUT_MS, fetch(`${path}/file`));
    if (!response.ok) return { problem: response.status === 404 ? { kind: "missing", code } : { kind: "unreachable" } };
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { problem: { kind: "unreachable" } };
  }
}
