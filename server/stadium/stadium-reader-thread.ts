/** The worker thread of the stadium reader: reports that it is ready, then answers each text of a file with the result. */
import { parentPort } from "node:worker_threads";
import { readStadium } from "./read-stadium.ts";
import { THREAD_READY } from "../thread/thread-queue.ts";

parentPort!.on("message", (file: string) => parentPort!.postMessage(readStadium(file)));
parentPort!.postMessage(THREAD_READY);
