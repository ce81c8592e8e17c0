/** Requests about documents that are edited together. */
import type { WorkshopCreated } from "#protocol/workshop.ts";
import { withTimeLimit } from "../time-limit.ts";

const REQUEST_MS = 15_000;

const BYTES = "application/octet-stream";

/** `rate`: too many documents were created from this network. */
export type CreateProblem = "rate" | "tooLarge" | "unreachable";

/** Stores a document on the server, as one Yjs update. Returns its code. Never rejects. */
export async function createWorkshop(state: Uint8Array<ArrayBuffer>): Promise<WorkshopCreated | CreateProblem> {
  try {
    const request = fetch("/api/workshops", { method: "POST", headers: { "content-type": BYTES }, body: state });
    const response = await withTimeLimit(REQUEST_MS, request);
    if (response.ok) return (await response.json()) as WorkshopCreated;
    return response.status === 429 ? "rate" : response.status === 413 ? "tooLarge" : "unreachable";
  } catch {
    return "unreachable";
  }
}

/** The bytes of a version, as one Yjs update. Rejects when the server does not send them. */
export async function loadWorkshopVersion(code: string, id: number): Promise<Uint8Array> {
  const response = await withTimeLimit(REQUEST_MS, fetch(`/api/workshops/${code}/versions/${id}`));
  if (!response.ok) throw new Error(`version ${id} of ${code}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
