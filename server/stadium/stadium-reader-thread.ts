/** The worker thread of the stadium reader: receives the text of a file, answers with the result. */
import { parentPort } from "node:worker_threads";
import { readStadium } from "./read-stadium.ts";

parentPort!.on("message", (file: string) => parentPort!.postMessage(readStadium(file)));
