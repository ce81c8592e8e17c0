/** The worker thread of the pictures of published maps: reports that it is ready, then answers each stadium with its picture. */
import { parentPort } from "node:worker_threads";
import type { Stadium } from "#sim/stadium.ts";
import { drawInFrame } from "./draw-stadium.ts";

/** Twice the size of the picture on a card of the page. */
const FRAME = { width: 360, height: 218, density: 2 };

parentPort!.on("message", (stadium: Stadium) => {
  void drawInFrame(stadium, FRAME, "webp").then((bytes) => parentPort!.postMessage(bytes));
});
parentPort!.postMessage("ready");
