/** Reads an answer of the server's HTTP interface. */
import type { JsonResult } from "../../session/statistics.ts";
import { withTimeLimit } from "../time-limit.ts";

const TIMEOUT_MS = 15_000;

/** The status 300 (several players have a fingerprint) has content too. Never rejects. */
export async function getJson(path: string): Promise<JsonResult> {
  try {
    const response = await withTimeLimit(TIMEOUT_MS, fetch(path));
    if (response.ok || response.status === 300) {
      return { kind: "loaded", status: response.status, body: (await response.json()) as unknown };
    }
    return { kind: response.status === 404 || response.status === 400 ? "missing" : "failed" };
  } catch {
    return { kind: "failed" };
  }
}
