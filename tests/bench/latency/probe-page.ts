/** The page built in a mode of its own that lets the bench look inside, and what is asked of it there. */
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

/** What the page notes: keys when they go down, and in every frame where a disc is drawn. Times since the epoch, in ms. */
export type Noted = {
  readonly keys: readonly { readonly code: string; readonly atMs: number }[];
  readonly frames: readonly { readonly atMs: number; readonly ownX: number; readonly ballX: number }[];
};

/** Starts taking notes; to be called once the match is drawn. */
export async function startNotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Session = {
      myId: { value: number };
      frames: { value: { sample(nowMs: number): { owner: Int32Array; x: Float64Array } } };
    };
    const { session } = (globalThis as unknown as { rondo: { session: Session } }).rondo;
    const noted = { keys: [] as object[], frames: [] as object[] };
    Object.assign(globalThis, { noted });
    addEventListener("keydown", (event) => {
      if (!event.repeat) noted.keys.push({ code: event.code, atMs: performance.timeOrigin + event.timeStamp });
    });
    const source = session.frames.value;
    const sample = source.sample.bind(source);
    source.sample = (nowMs) => {
      const frame = sample(nowMs);
      const own = frame.owner.indexOf(session.myId.value);
      // The frame that is being made now is on the screen at the end of this callback.
      const atMs = performance.timeOrigin + performance.now();
      noted.frames.push({ atMs, ownX: frame.x[own] ?? NaN, ballX: frame.x[0] ?? NaN });
      return frame;
    };
  });
}

export async function takeNotes(page: Page): Promise<Noted> {
  return page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: { keys: object[]; frames: object[] } };
    const taken = { keys: noted.keys.splice(0), frames: noted.frames.splice(0) };
    return taken;
  }) as Promise<Noted>;
}
