/** Recordings that the room has saved for this page: a clip's link is copied, the file of a game is downloaded. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { recordingFileUrl, replayUrl } from "../../session/recording.ts";
import { copyText } from "../component/clipboard.ts";
import { downloadUrl } from "../component/download.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

/** Position of the key that saves a clip. */
export const CLIP_KEY = "KeyG";

/** Handles every answer once. */
export function useRecordings(): void {
  const { session, toasts } = useUi();
  const last = useRef(session.recording.peek());
  useSignalEffect(() => {
    const recording = session.recording.value;
    if (recording === null || recording === last.current) return;
    last.current = recording;
    const { what, code } = recording;
    if (what === "game") {
      downloadUrl(recordingFileUrl(code));
      return toasts.show(t("recording.downloaded"), "good");
    }
    const url = replayUrl(location.origin, code);
    void copyText(url).then((copied) => {
      toasts.show(copied ? t("recording.clipCopied") : t("recording.clipSaved", { url }), "good");
    });
  });
}
