/** The thread that reads stadium files: text in, reading out, one after the other. */
import { parentPort } from "node:worker_threads";
import { readStadium } from "./stadium-reading.ts";

parentPort!.on("message", (file: string) => parentPort!.postMessage(readStadium(file)));
