/** Names, chat, clips, links, files, full screen. */
import {
  ChartColumn,
  Download,
  Expand,
  FolderOpen,
  Goal,
  Keyboard,
  Link,
  MessageSquare,
  Scissors,
  Tag,
} from "lucide-preact";
import { downloadFile } from "../component/download.ts";
import { MuteButton } from "../component/mute-button.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { t } from "../i18n/translate.ts";
import { copyLink } from "./clip-panel.tsx";
import { showStatistics, toggleClip, toggleFullscreen, watchGoals } from "./commands.ts";
import { momentUrl } from "./replay-address.ts";
import { useReplay } from "./replay-context.ts";

export function ReplayTools() {
  const ui = useReplay();
  const { state, actions, keysOpen, statisticsOpen } = ui;
  const { labelOf } = ui.keyboard;
  const code = state.open.value?.code ?? null;
  return (
    <div class="replay-tools" role="group" aria-label={t("replay.tools")}>
      <IconButton
        label={t("replay.goals", { key: labelOf("KeyR") })}
        pressed={state.goalsOnly.value}
        onPress={() => watchGoals(ui)}
      >
        <Goal />
      </IconButton>
      <IconButton
        label={t("replay.showStatistics", { key: labelOf("KeyS") })}
        expanded={statisticsOpen.value}
        onPress={() => showStatistics(ui)}
      >
        <ChartColumn />
      </IconButton>
      <ShownTools />
      <IconButton
        label={t("replay.makeClip", { key: labelOf("KeyX") })}
        expanded={state.part.value !== null}
        onPress={() => toggleClip(ui)}
      >
        <Scissors />
      </IconButton>
      {code !== null && <ServerTools code={code} />}
      <IconButton label={t("replay.another")} onPress={() => actions.close()}>
        <FolderOpen />
      </IconButton>
      <span class="for-keys">
        <IconButton label={t("replay.keys.title")} expanded={keysOpen.value} onPress={() => (keysOpen.value = true)}>
          <Keyboard />
        </IconButton>
      </span>
      {document.fullscreenEnabled && (
        <IconButton label={t("replay.fullscreen", { key: labelOf("KeyF") })} onPress={toggleFullscreen}>
          <Expand />
        </IconButton>
      )}
    </div>
  );
}

/** Names, chat and sound. */
function ShownTools() {
  const { session, chatShown, keyboard } = useReplay();
  const { labelOf } = keyboard;
  const { namesShown } = session;
  return (
    <>
      <IconButton
        label={t("replay.names", { key: labelOf("KeyN") })}
        pressed={namesShown.value}
        onPress={() => (namesShown.value = !namesShown.value)}
      >
        <Tag />
      </IconButton>
      <IconButton
        label={t("replay.chat", { key: labelOf("KeyC") })}
        pressed={chatShown.value}
        onPress={() => (chatShown.value = !chatShown.value)}
      >
        <MessageSquare />
      </IconButton>
      <MuteButton settings={session.settings} labelOf={labelOf} />
    </>
  );
}

/** Of recordings that have an address. */
function ServerTools({ code }: { readonly code: string }) {
  const ui = useReplay();
  const save = () => {
    const bytes = ui.actions.fileBytes();
    if (bytes !== undefined) downloadFile(ui.state.open.peek()?.file ?? code, bytes);
  };
  return (
    <>
      <IconButton
        label={t("replay.copyMoment")}
        onPress={() => void copyLink(ui, momentUrl(location.origin, code, ui.state.tick.peek()))}
      >
        <Link />
      </IconButton>
      <IconButton label={t("replay.download")} onPress={save}>
        <Download />
      </IconButton>
    </>
  );
}
