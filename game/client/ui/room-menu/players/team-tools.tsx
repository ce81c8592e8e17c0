/** Buttons for members with the rights that rearrange all players, and the locks of teams and chat. */
import type { ComponentChildren } from "preact";
import {
  ArrowLeftRight,
  Dices,
  Lock,
  LockOpen,
  MessageCircle,
  MessageCircleOff,
  RotateCcw,
  Scale,
} from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { ConfirmButton } from "../../component/confirm-button.tsx";
import { areOthersPlaying } from "../../game-state/others-playing.ts";
import { useUi } from "../../context/ui-context.ts";
import { t, type TextKey } from "../../i18n/translate.ts";

type Arrangement = "auto" | "random" | "swap" | "reset";
type Tool = {
  readonly how: Arrangement;
  readonly name: TextKey;
  readonly hint: TextKey;
  /** Of the question during a game, for arrangements that cannot be undone. */
  readonly title?: TextKey;
  readonly icon: ComponentChildren;
};

const TOOLS: readonly Tool[] = [
  { how: "auto", name: "team.auto", hint: "team.autoHint", icon: <Scale /> },
  { how: "random", name: "team.random", hint: "team.randomHint", title: "team.randomTitle", icon: <Dices /> },
  { how: "swap", name: "team.swap", hint: "team.swapHint", icon: <ArrowLeftRight /> },
  { how: "reset", name: "team.reset", hint: "team.resetHint", title: "team.resetTitle", icon: <RotateCcw /> },
];

export function TeamTools() {
  const { session, actions } = useUi();
  const { arrange, lockTeams, lockChat } = session.rights.value;
  if (!arrange && !lockTeams && !lockChat) return null;
  const disturbing = areOthersPlaying(session);
  return (
    <div class="team-tools" role="group" aria-label={t("team.tools")}>
      {(arrange ? TOOLS : []).map(({ how, name, hint, title, icon }) => (
        <ConfirmButton
          key={how}
          size="small"
          icon={icon}
          hint={t(hint)}
          question={
            title && disturbing ? { title: t(title), note: t("team.arrangeNote"), confirm: t(name) } : undefined
          }
          onPress={() => actions.ask("arrange", { how })}
        >
          {t(name)}
        </ConfirmButton>
      ))}
      {lockTeams && <TeamsLock />}
      {lockChat && <ChatLock />}
    </div>
  );
}

function TeamsLock() {
  const { session, actions } = useUi();
  const { teamsLocked = false } = session.room.value ?? {};
  return (
    <Button
      size="small"
      icon={teamsLocked ? <Lock /> : <LockOpen />}
      pressed={teamsLocked}
      hint={t("team.lockHint")}
      onPress={() => actions.ask("settings", { teamsLocked: !teamsLocked })}
    >
      {t("team.lock")}
    </Button>
  );
}

function ChatLock() {
  const { session, actions } = useUi();
  const { chatLocked = false } = session.room.value ?? {};
  return (
    <Button
      size="small"
      icon={chatLocked ? <MessageCircleOff /> : <MessageCircle />}
      pressed={chatLocked}
      hint={t("team.lockChatHint")}
      onPress={() => actions.ask("settings", { chatLocked: !chatLocked })}
    >
      {t("team.lockChat")}
    </Button>
  );
}
