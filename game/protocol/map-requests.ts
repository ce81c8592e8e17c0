/** Schemas of what a player sends about published maps. Apart from the answers, so that pages load no code for them. */
import { z } from "zod";
import { REPORT_REASONS, SUPPORT_TEXT_MAX } from "./report.ts";

/** POST /api/maps/CODE/like */
export const likeBody = z.strictObject({ liked: z.boolean() });

/** POST /api/maps/CODE/report */
export const mapReportBody = z.strictObject({
  reason: z.enum(REPORT_REASONS),
  text: z
    .string()
    .max(4 * SUPPORT_TEXT_MAX)
    .default(""),
});
