/** Opens recordings of the user and of the server, and answers what the interface asks of the open one. */
import { cutRecording } from "#recording/cut.ts";
import { MAX_CONTENT } from "#recording/limits.ts";
import { formatReadError, readRecording } from "#recording/read-recording.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { loadModule } from "#client/net/load-module.ts";
import type { OpenReplay, ReplayActions, ReplayProblem, ReplayState } from "#client/session/replay.ts";
import { ReplayPlayer, type ReplayPorts } from "./replay-player.ts";
import { createVideoMaker, type VideoMakerPorts } from "./video-maker.ts";

export type OpenerPorts = ReplayPorts & Pick<VideoMakerPorts, "view">;

export type ReplayOpener = ReplayActions & {
  /** `bytes` of a recording of the server. */
  readonly openBytes: (bytes: Uint8Array<ArrayBuffer>, from: Pick<OpenReplay, "file" | "code">) => void;
  /** Once per animation frame. */
  readonly frame: (nowMs: number) => void;
};

export function createReplayOpener(ports: OpenerPorts): ReplayOpener {
  const { session, state } = ports;
  let player: ReplayPlayer | undefined;
  let file: Uint8Array<ArrayBuffer> | undefined;
  const videos = createVideoMaker({ state, view: ports.view, player: () => player });

  const fail = (problem: ReplayProblem) => {
    state.loading.value = false;
    state.problem.value = problem;
  };
  const openBytes: ReplayOpener["openBytes"] = (bytes, from) => {
    const result = readRecording(bytes);
    if (!result.ok) return fail({ kind: "refused", file: from.file, message: formatReadError(result.error) });
    const { recording, warnings } = result;
    state.problem.value = null;
    state.loading.value = false;
    videos.cancelVideo();
    file = bytes;
    player = new ReplayPlayer(recording, ports);
    state.statistics.value = null;
    state.open.value = { ...from, title: recording.room.name ?? "", ticks: recording.ticks, warnings };
  };
  return {
    openBytes,
    openFile(chosen) {
      if (chosen.size > MAX_CONTENT) return fail({ kind: "tooLarge", file: chosen.name });
      state.loading.value = true;
      void chosen.arrayBuffer().then(
        (buffer) => {
          openBytes(new Uint8Array(buffer), { file: chosen.name, code: null });
          if (state.open.peek()?.file === chosen.name) player?.setPlaying(true);
        },
        () => fail({ kind: "unreadable", file: chosen.name }),
      );
    },
    close() {
      videos.cancelVideo();
      player = file = undefined;
      state.open.value = null;
      session.frames.value = null;
    },
    setPlaying: (playing) => player?.setPlaying(playing),
    playGoals: () => player?.playGoals(),
    seek: (tick) => player?.seek(tick),
    countStatistics() {
      const counted = player;
      if (counted !== undefined) showStatistics(counted, state, () => counted === player);
    },
    fileBytes: () => file,
    partBytes() {
      const part = state.part.peek();
      if (player === undefined || part === null) return undefined;
      return writeRecording(cutRecording(player.recording, part.from, part.to));
    },
    ...videos,
    frame: (nowMs) => player?.frame(nowMs),
  };
}

/** Counts the statistics unless they are there; they are not shown once `isOpen` is false. */
function showStatistics({ recording }: ReplayPlayer, { statistics }: ReplayState, isOpen: () => boolean): void {
  if (statistics.peek() !== null) return;
  void loadModule(() => import("./statistics.ts"))
    .then(({ countStatistics }) => countStatistics(recording, isOpen))
    .then((counted) => counted && (statistics.value = counted));
}
