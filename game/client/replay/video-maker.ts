/** Makes one video at a time of the open recording, and shows the recording as it was before. */
import { loadModule } from "#client/net/load-module.ts";
import type { ReplayActions, ReplayState } from "#client/session/replay.ts";
import type { DrawnView } from "#client/session/video.ts";
import type { VideoPorts } from "./video/make-video.ts";

export type VideoActions = Pick<ReplayActions, "canMakeVideo" | "makeVideo" | "cancelVideo">;

export type VideoMakerPorts = {
  readonly state: ReplayState;
  /** Rejects when the match cannot be drawn. */
  readonly view: () => Promise<DrawnView>;
  /** The player of the open recording. */
  readonly player: () => VideoPorts["player"] | undefined;
};

export function createVideoMaker({ state, view, player }: VideoMakerPorts): VideoActions {
  let running: AbortController | undefined;
  return {
    canMakeVideo: () => typeof MediaRecorder !== "undefined" && "captureStream" in HTMLCanvasElement.prototype,
    async makeVideo(describe) {
      const part = state.part.peek();
      const shown = player();
      if (part === null || shown === undefined || running !== undefined) return undefined;
      const [tick, speed] = [state.tick.peek(), state.speed.peek()];
      const { signal } = (running = new AbortController());
      state.video.value = { done: 0 };
      try {
        const [drawn, module] = await Promise.all([view(), loadModule(() => import("./video/make-video.ts"))]);
        return await module.makeVideo(part, { state, player: shown, view: drawn, describe, signal });
      } finally {
        running = undefined;
        state.video.value = null;
        state.speed.value = speed;
        if (player() === shown) {
          shown.setPlaying(false);
          shown.seek(tick);
        }
      }
    },
    cancelVideo: () => running?.abort(),
  };
}
