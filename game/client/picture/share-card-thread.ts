/** The worker thread of the share cards: reports that it is ready, then answers each card with the bytes of its picture. */
import { parentPort } from "node:worker_threads";
import type { ShareCard } from "#protocol/share-card.ts";
import { drawShareCard } from "./share-card.ts";

parentPort!.on("message", (card: ShareCard) => {
  void drawShareCard(card).then((bytes) => parentPort!.postMessage(bytes));
});
parentPort!.postMessage("ready");
