/** Counts the refusals of a group of routes by the status of their answers. */
import type { RequestHandler } from "express";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";

/** `statuses`: those that mean a refusal; a mistyped request is none. */
export function countRefusals(
  refusals: RefusalCounter,
  counted: RefusalReason,
  statuses: readonly number[] = [401, 403, 429, 503],
): RequestHandler {
  return (_request, response, next) => {
    response.on("finish", () => {
      if (statuses.includes(response.statusCode)) refusals.add(counted, { status: response.statusCode });
    });
    next();
  };
}
