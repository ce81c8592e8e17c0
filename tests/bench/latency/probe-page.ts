/** The client built in a mode that exposes its session, and the recording of keys and frames in a page. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const PROBE_FOLDER = fromRoot(".build/probe");

export async function buildProbe(): Promise<void> {
  await build({
    configFile: fromRoot("game/client/vite.config.ts"),
    mode: "probe",
    logLevel: "error",
    build: { outDir: PROBE_FOLDER },
  });
}

/** Key presses, and the positions of two discs in each frame. Times in ms since the epoch. */
export type Recording = {
  readonly keys: readonly { readonly code: string; readonly atMs: number }[];
  readonly frames: readonly { readonly atMs: number; readonly ownX: number; readonly ballX: number }[];
};

/** Starts recording; to be called once the match is drawn. */
export async function startRecording(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Session = {
      myId: { value: number };
      frames: { value: { sample(nowMs: number): { owner: Int32Array; x: Float64Array } } };
    };
    const { session } = (globalThis as unknown as { rondo: { session: Session } }).rondo;
    const recording = { keys: [] as object[], frames: [] as object[] };
    Object.assign(globalThis, { recording });
    addEventListener("keydown", (event) => {
      if (!event.repeat) recording.keys.push({ code: event.code, atMs: performance.timeOrigin + event.timeStamp });
    });
    const source = session.frames.value;
    const sample = source.sample.bind(source);
    source.sample = (nowMs) => {
      const frame = sample(nowMs);
      const own = frame.owner.indexOf(session.myId.value);
      // The frame that is being drawn is on the screen after this callback.
      const atMs = performance.timeOrigin + performance.now();
      recording.frames.push({ atMs, ownX: frame.x[own] ?? NaN, ballX: frame.x[0] ?? NaN });
      return frame;
    };
  });
}

/** Returns what was recorded since the last call. */
export async function takeRecording(page: Page): Promise<Recording> {
  return page.evaluate(() => {
    const { recording } = globalThis as unknown as { recording: { keys: object[]; frames: object[] } };
    return { keys: recording.keys.splice(0), frames: recording.frames.splice(0) };
  }) as Promise<Recording>;
}
