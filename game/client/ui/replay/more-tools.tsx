/** The tools that small screens have no place for, in a menu. */
import {
  Download,
  Ellipsis,
  Expand,
  FolderOpen,
  Keyboard,
  Link,
  MessageSquare,
  MessageSquareOff,
  Tag,
  Volume2,
  VolumeX,
} from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { IconButton } from "../component/icon-button.tsx";
import { Menu, type Anchor, type MenuItem } from "../component/menu.tsx";
import { toggleMuted } from "../component/mute-button.tsx";
import { t } from "../i18n/translate.ts";
import { copyMoment, saveFile, toggleFullscreen } from "./commands.ts";
import { useReplay, type ReplayUi } from "./replay-context.ts";

export function MoreTools() {
  const ui = useReplay();
  const box = useRef<HTMLSpanElement>(null);
  const [at, setAt] = useState<Anchor>();
  const close = (returnFocus: boolean) => {
    setAt(undefined);
    if (returnFocus) box.current?.querySelector("button")?.focus();
  };
  return (
    <span class="replay-more" ref={box}>
      <IconButton
        label={t("replay.more")}
        expanded={at !== undefined}
        onPress={() => setAt(box.current!.getBoundingClientRect())}
      >
        <Ellipsis />
      </IconButton>
      {at && <Menu label={t("replay.more")} at={at} items={itemsOf(ui)} onClose={close} />}
    </span>
  );
}

function itemsOf(ui: ReplayUi): readonly MenuItem[] {
  const { session, state, actions, chatShown, keysOpen } = ui;
  const named = session.namesShown.value;
  const { muted } = session.settings.sound.value;
  const code = state.open.value?.code ?? null;
  return [
    {
      key: "names",
      label: t(named ? "replay.hideNames" : "replay.showNames"),
      icon: <Tag />,
      onPress: () => (session.namesShown.value = !named),
    },
    {
      key: "chat",
      label: t(chatShown.value ? "replay.hideChat" : "replay.showChat"),
      icon: chatShown.value ? <MessageSquareOff /> : <MessageSquare />,
      onPress: () => (chatShown.value = !chatShown.peek()),
    },
    {
      key: "sound",
      label: t(muted ? "sound.on" : "sound.off"),
      icon: muted ? <Volume2 /> : <VolumeX />,
      onPress: () => void toggleMuted(session.settings),
    },
    ...(code === null
      ? []
      : [
          { key: "link", label: t("replay.copyMoment"), icon: <Link />, onPress: () => copyMoment(ui, code) },
          { key: "download", label: t("replay.download"), icon: <Download />, onPress: () => saveFile(ui) },
        ]),
    { key: "another", label: t("replay.another"), icon: <FolderOpen />, onPress: () => actions.close() },
    { key: "keys", label: t("replay.keys.title"), icon: <Keyboard />, onPress: () => (keysOpen.value = true) },
    ...(document.fullscreenEnabled
      ? [{ key: "fullscreen", label: t("replay.fullscreenPlain"), icon: <Expand />, onPress: toggleFullscreen }]
      : []),
  ];
}
