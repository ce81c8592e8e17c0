/** The part that becomes a clip: where it begins and ends, and what can be made of it. */
import { Download, Link, Play, X } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { downloadFile } from "../component/download.ts";
import { IconButton } from "../component/icon-button.tsx";
import { t } from "../i18n/translate.ts";
import { clipName } from "./clip-name.ts";
import { copyLink, markPart, toggleClip } from "./commands.ts";
import { momentUrl } from "./replay-address.ts";
import { useReplay, type ReplayUi } from "./replay-context.ts";
import { exactTimeText } from "./time-text.ts";
import { VideoButton } from "./video-button.tsx";

export function ClipPanel() {
  const ui = useReplay();
  const { state, actions } = ui;
  const part = state.part.value;
  if (part === null) return null;
  const { labelOf } = ui.keyboard;
  const code = state.open.value?.code ?? null;
  const play = () => {
    actions.seek(part.from);
    actions.setPlaying(true);
  };
  return (
    <section class="clip-panel" aria-label={t("replay.clip")}>
      <span class="clip-times">
        <Button size="small" hint={t("replay.shortcut", { key: labelOf("KeyI") })} onPress={() => markPart(ui, "from")}>
          {t("replay.clipFrom")}
        </Button>
        <span role="status">
          {exactTimeText(part.from)} – {exactTimeText(part.to)}
        </span>
        <Button size="small" hint={t("replay.shortcut", { key: labelOf("KeyO") })} onPress={() => markPart(ui, "to")}>
          {t("replay.clipTo")}
        </Button>
      </span>
      <span class="clip-actions">
        <Button size="small" icon={<Play />} onPress={play}>
          {t("replay.clipPlay")}
        </Button>
        <Button size="small" variant="primary" icon={<Download />} onPress={() => saveClip(ui)}>
          {t("replay.clipSave")}
        </Button>
        <VideoButton />
        {code !== null && (
          <Button
            size="small"
            icon={<Link />}
            onPress={() => void copyLink(ui, momentUrl(location.origin, code, part))}
          >
            {t("replay.copyLink")}
          </Button>
        )}
        <IconButton label={t("common.close")} onPress={() => toggleClip(ui)}>
          <X />
        </IconButton>
      </span>
    </section>
  );
}

function saveClip({ state, actions, toasts }: ReplayUi): void {
  const part = state.part.peek();
  const bytes = actions.partBytes();
  if (part === null || bytes === undefined) return toasts.show(t("replay.clipFailed"));
  downloadFile(clipName(state.open.peek()?.file ?? "", part, "hbr2"), bytes);
}
