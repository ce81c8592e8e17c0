/** Makes a video of a part of a recording: plays it once, as fast as it was recorded. */
import { effect } from "@preact/signals-core";
import type { ReplaySpan, ReplayState } from "#client/session/replay.ts";
import type { DrawnView, VideoCaption, VideoFile } from "#client/session/video.ts";
import { recordVideo } from "./record-video.ts";

export type VideoPorts = {
  readonly state: ReplayState;
  readonly player: { readonly seek: (tick: number) => void; readonly setPlaying: (playing: boolean) => void };
  readonly view: DrawnView;
  readonly describe: () => VideoCaption;
  readonly signal: AbortSignal;
};

/** Undefined when it was ended by the signal. Leaves the recording where the part ends, or was left. */
export async function makeVideo(part: ReplaySpan, ports: VideoPorts): Promise<VideoFile | undefined> {
  const { state, player, view, describe, signal } = ports;
  player.setPlaying(false);
  player.seek(part.from);
  state.speed.value = 1;
  await prepared(state, part, signal);
  let started = false;
  const isLast = () => {
    // The first picture is that of the part's first tick.
    if (!started) player.setPlaying((started = true));
    const at = state.tick.peek();
    state.video.value = { done: (at - part.from) / (part.to - part.from) };
    return at >= part.to;
  };
  return recordVideo({ view, describe, isLast, signal });
}

/** Resolves when the whole part can be shown without a pause, and after the signal. */
async function prepared(state: ReplayState, { to }: ReplaySpan, signal: AbortSignal): Promise<void> {
  let stop: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    stop = effect(() => {
      if (state.prepared.value >= to || signal.aborted) resolve();
    });
  });
  stop?.();
}
