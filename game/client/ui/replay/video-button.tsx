/** Makes a video of the chosen part, with its progress in a dialog. */
import { Clapperboard } from "lucide-preact";
import { REPLAY_RATE } from "../../session/replay.ts";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { downloadFile } from "../component/download.ts";
import { t } from "../i18n/translate.ts";
import { useReplay, type ReplayUi } from "./replay-context.ts";
import { clipName } from "./clip-name.ts";
import { videoCaption } from "./video-caption.ts";

export function VideoButton() {
  const ui = useReplay();
  const able = ui.actions.canMakeVideo();
  return (
    <Button size="small" icon={<Clapperboard />} disabled={!able} onPress={() => void saveVideo(ui)}>
      {t(able ? "replay.video.make" : "replay.video.missing")}
    </Button>
  );
}

/** Recording takes as long as the part. Closing the dialog cancels. */
export function VideoDialog() {
  const { state, actions } = useReplay();
  const video = state.video.value;
  const part = state.part.value;
  if (video === null || part === null) return null;
  const seconds = Math.ceil(((1 - video.done) * (part.to - part.from)) / REPLAY_RATE);
  return (
    <Dialog title={t("replay.video.title")} name="video-dialog" onClose={actions.cancelVideo}>
      <div class="video-row">
        <progress aria-label={t("replay.video.title")} value={video.done} />
        <p role="timer">{t("replay.video.left", { count: seconds })}</p>
        <Button autoFocus onPress={actions.cancelVideo}>
          {t("common.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}

async function saveVideo({ state, actions, session, toasts }: ReplayUi): Promise<void> {
  const part = state.part.peek();
  const open = state.open.peek();
  if (part === null || open === null) return;
  try {
    const video = await actions.makeVideo(() => videoCaption(open.title, session.game.peek(), session.room.peek()));
    if (video === undefined) return;
    downloadFile(clipName(open.file, part, video.extension), video.content);
    toasts.show(t("replay.video.saved"), "good");
  } catch {
    toasts.show(t("replay.video.failed"));
  }
}
