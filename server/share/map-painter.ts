/** Pictures of published maps, drawn in a thread of their own. */
import type { Logger } from "pino";
import type { Stadium } from "#sim/stadium.ts";
import { PicturePainter } from "./picture-painter.ts";

const THREAD = new URL("../../game/client/picture/map-picture-thread.ts", import.meta.url);

/** Some 30 kB each. */
const KEPT_MAX = 300;
const KEPT_MS = 24 * 3_600_000;

export type MapPainter = {
  /** The bytes of a WebP file of the map with this code; undefined without a stadium, or when it cannot be drawn now. */
  draw(code: string, load: () => Promise<Stadium | undefined>): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
};

export function createMapPainter(log: Logger): MapPainter {
  const problem = "the pictures of published maps cannot be drawn";
  return new PicturePainter<Stadium>({ thread: THREAD, log, problem, keptMax: KEPT_MAX, keptMs: KEPT_MS });
}
