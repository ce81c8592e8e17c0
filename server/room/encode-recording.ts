/** Recording → `.hbr2` file, without holding up the ticks: the content is written in small steps, and packed by another thread. */
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import { contentSteps, recordingFile, type StreamedRecording } from "#recording/write-recording.ts";

/** Rejects with RangeError for what the format cannot hold. */
export async function encodeRecording(recording: StreamedRecording): Promise<Uint8Array> {
  const steps = contentSteps(recording);
  let step = steps.next();
  while (step.done !== true) {
    await setImmediate();
    step = steps.next();
  }
  return recordingFile(recording.ticks, await promisify(deflateRaw)(step.value));
}
