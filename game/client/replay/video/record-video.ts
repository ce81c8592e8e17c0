/** Records the pictures of the match, with score, clock and banners drawn over them, by the browser's MediaRecorder. */
import { paintCaption } from "#client/paint/video-caption.ts";
import type { DrawnView, VideoCaption, VideoFile } from "#client/session/video.ts";
import { withDuration } from "./webm-duration.ts";

/** In the order in which they are tried: VP8 takes the least of the processor. */
const TYPES = ["video/webm;codecs=vp8", "video/webm;codecs=vp9", "video/webm", "video/mp4"] as const;
const BITS_PER_SECOND = 8_000_000;
/** Pixels of the longer side. */
const SIDE_MAX = 1280;
/** Parts of the file come this often, in milliseconds, so that the encoder keeps only a part of it. */
const PART_MS = 1000;

export type VideoSource = {
  readonly view: DrawnView;
  /** What is drawn over the picture at hand. */
  readonly describe: () => VideoCaption;
  /** Called before each picture; true when it is the last. */
  readonly isLast: () => boolean;
  /** Ends the recording without a file. */
  readonly signal: AbortSignal;
};

/** Undefined when it was ended by the signal. Rejects when the browser cannot record. */
export async function recordVideo(source: VideoSource): Promise<VideoFile | undefined> {
  const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  if (type === undefined) throw new Error("the browser records no WebM and no MP4");
  const stopwatch = new Stopwatch();
  const parts: Blob[] = [];
  const whole = await record(source, type, stopwatch, parts);
  if (!whole) return undefined;
  const extension = type.startsWith("video/mp4") ? "mp4" : "webm";
  const content = new Blob(parts, { type: type.split(";")[0]! });
  return { content: extension === "webm" ? await withDuration(content, stopwatch.ms) : content, extension };
}

/** Resolves when the recorder has stopped: true after the last picture, false after the signal. */
function record(
  { view, describe, isLast, signal }: VideoSource,
  type: string,
  stopwatch: Stopwatch,
  parts: Blob[],
): Promise<boolean> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { alpha: false })!;
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: type, videoBitsPerSecond: BITS_PER_SECOND });
  return new Promise<boolean>((resolve, reject) => {
    let last = false;
    const onDrawn = (drawn: HTMLCanvasElement) => {
      // The picture before this one has reached the recorder.
      if (last) return recorder.stop();
      if (recorder.state === "inactive") fit(canvas, drawn);
      last = isLast();
      context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
      paintCaption(context, describe(), canvas);
      if (recorder.state === "inactive") recorder.start(PART_MS);
    };
    const onVisibility = () => {
      if (recorder.state === "inactive") return;
      if (document.hidden) recorder.pause();
      else recorder.resume();
    };
    const end = () => {
      stopDrawing();
      document.removeEventListener("visibilitychange", onVisibility);
      signal.removeEventListener("abort", abort);
    };
    const abort = () => {
      end();
      if (recorder.state === "inactive") resolve(false);
      else recorder.stop();
    };
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    for (const event of ["start", "resume"]) recorder.addEventListener(event, () => stopwatch.start());
    recorder.addEventListener("pause", () => stopwatch.stop());
    recorder.addEventListener("stop", () => {
      stopwatch.stop();
      end();
      resolve(last && !signal.aborted);
    });
    recorder.addEventListener("error", (event) => {
      end();
      reject(new Error("the browser stopped recording", { cause: event }));
    });
    document.addEventListener("visibilitychange", onVisibility);
    signal.addEventListener("abort", abort);
    const stopDrawing = view.onDrawn(onDrawn);
    if (signal.aborted) abort();
  });
}

/** Encoders need even sides. */
function fit(canvas: HTMLCanvasElement, { width, height }: HTMLCanvasElement): void {
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
  canvas.width = Math.max(2, 2 * Math.round((width * scale) / 2));
  canvas.height = Math.max(2, 2 * Math.round((height * scale) / 2));
}

/** Milliseconds between starts and stops. */
class Stopwatch {
  ms = 0;
  #since: number | undefined;

  start(): void {
    this.#since ??= performance.now();
  }

  stop(): void {
    if (this.#since !== undefined) this.ms += performance.now() - this.#since;
    this.#since = undefined;
  }
}
