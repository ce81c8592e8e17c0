/** The keyboard shortcuts, with the extra keys of a room. */
import { EXTRA_KEY_CODES } from "../../../input/steering-keys.ts";
import { MUTE_KEY } from "../../component/mute-button.tsx";
import { KeyList, type LabelledKeys } from "../../component/key-list.tsx";
import { t, type TextKey } from "../../i18n/translate.ts";
import { NO_KEY, YES_KEY } from "../../vote/ballot.ts";
import { REPLAY_KEY } from "../../hud/instant-replay.tsx";
import { CLIP_KEY } from "../../hud/use-recordings.ts";
import { useBoundKeys } from "../../context/use-bound-keys.ts";
import { useUi } from "../../context/ui-context.ts";

type Shortcut = { readonly keys: readonly string[]; readonly action: TextKey };

export function KeyHelp() {
  const { session, keyboard } = useUi();
  const label = keyboard.labelOf;
  const keys = useBoundKeys();
  const match: readonly Shortcut[] = [
    { keys: [...keys.up, ...keys.left, ...keys.down, ...keys.right], action: "keys.move" },
    { keys: keys.kick, action: "keys.kick" },
    { keys: keys.chat, action: "chat.label" },
    { keys: [label("KeyT")], action: "chat.teamKey" },
    { keys: [label("Slash")], action: "keys.command" },
    { keys: [label("KeyQ")], action: "emote.label" },
    { keys: [label("Equal"), label("Minus"), "0", "…", "5"], action: "spectating.zoomKeys" },
  ];
  const room: readonly Shortcut[] = [
    { keys: [t("keys.escape")], action: "keys.menu" },
    ...(session.rights.value.play ? [{ keys: [label("KeyP")], action: "keys.pause" } as const] : []),
    ...(session.rights.value.vote ? [{ keys: [label(YES_KEY), label(NO_KEY)], action: "keys.vote" } as const] : []),
    { keys: ["KeyB", "KeyF", "BracketLeft", "BracketRight"].map(label), action: "spectating.keys" },
    { keys: [label(REPLAY_KEY)], action: "keys.replay" },
    ...(session.room.value?.recorded === true ? [{ keys: [label(CLIP_KEY)], action: "keys.clip" } as const] : []),
    { keys: [label(MUTE_KEY)], action: "keys.mute" },
    { keys: ["F3"], action: "netGraph.title" },
  ];
  const extra = (session.room.value?.extraKeys ?? []).map((text, i) => ({
    keys: [label(EXTRA_KEY_CODES[i] ?? "")],
    text,
  }));
  return (
    <>
      <KeyList title={t("keys.matchTitle")} shortcuts={match.map(labelled)} />
      {extra.length > 0 && <KeyList title={t("keys.extra")} shortcuts={extra} />}
      <KeyList title={t("keys.roomTitle")} shortcuts={room.map(labelled)} />
    </>
  );
}

function labelled({ keys, action }: Shortcut): LabelledKeys {
  return { keys, text: t(action) };
}
