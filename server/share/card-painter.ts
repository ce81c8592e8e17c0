/** Pictures of rooms for links on other sites, drawn in a thread of their own and kept for a moment. */
import type { Logger } from "pino";
import type { ShareCard } from "#protocol/share-card.ts";
import { PicturePainter } from "./picture-painter.ts";

const THREAD = new URL("../../game/client/picture/share-card-thread.ts", import.meta.url);

/** Some 100 kB each. */
const KEPT_MAX = 100;
const KEPT_MS = 60_000;

export type CardPainter = {
  /** The bytes of a JPEG file; undefined when it cannot be drawn now. */
  draw(card: ShareCard): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
};

export function createCardPainter(log: Logger, thread: URL = THREAD): CardPainter {
  const problem = "the pictures of rooms for links cannot be drawn";
  const painter = new PicturePainter<ShareCard>({ ...{ thread, log, problem }, keptMax: KEPT_MAX, keptMs: KEPT_MS });
  return {
    draw: (card) => painter.draw(keyOf(card), async () => card),
    close: () => painter.close(),
  };
}

/** The stadium by its name: rooms of one server seldom have two of one name. */
function keyOf({ room, stadiumName, stadium, score, places }: ShareCard): string {
  return JSON.stringify([room, stadiumName, stadium.width, stadium.height, stadium.vertexes.length, score, places]);
}
