/** Goals, statistics and clips; names, chat, links, files and full screen, which small screens have in a menu. */
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
import { IconButton } from "../component/icon-button.tsx";
import { MuteButton } from "../component/mute-button.tsx";
import { t } from "../i18n/translate.ts";
import { copyMoment, saveFile, showStatistics, toggleClip, toggleFullscreen, watchGoals } from "./commands.ts";
import { MoreTools } from "./more-tools.tsx";
import { useReplay } from "./replay-context.ts";

export function ReplayTools() {
  const ui = useReplay();
  const { state, statisticsOpen } = ui;
  const { labelOf } = ui.keyboard;
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
      <IconButton
        label={t("replay.makeClip", { key: labelOf("KeyX") })}
        expanded={state.part.value !== null}
        onPress={() => toggleClip(ui)}
      >
        <Scissors />
      </IconButton>
      <RestTools />
      <MoreTools />
    </div>
  );
}

/** Large screens have these beside the others. */
function RestTools() {
  const { state, actions, session, chatShown, keysOpen, keyboard } = useReplay();
  const { labelOf } = keyboard;
  const { namesShown } = session;
  const code = state.open.value?.code ?? null;
  return (
    <span class="replay-rest">
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
    </span>
  );
}

/** Of recordings that have an address. */
function ServerTools({ code }: { readonly code: string }) {
  const ui = useReplay();
  return (
    <>
      <IconButton label={t("replay.copyMoment")} onPress={() => copyMoment(ui, code)}>
        <Link />
      </IconButton>
      <IconButton label={t("replay.download")} onPress={() => saveFile(ui)}>
        <Download />
      </IconButton>
    </>
  );
}
