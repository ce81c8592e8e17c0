/** The wheel of emotes, which are shown over the player's disc. */
import { SPECTATORS } from "#room/team.ts";
import { LAUGHING_FACE, EMOTE_FACE } from "../../session/emote.ts";
import type { Session } from "../../session/session.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { EMOTES, emoteText } from "./emote-text.ts";
import { Wheel } from "./wheel.tsx";

/** Emotes are shown over discs, so only players on the pitch have them. */
export function canEmote({ me, gameOn }: Session): boolean {
  const own = me.value;
  return gameOn.value && own !== undefined && own.team !== SPECTATORS && (own.muteSeconds === 0 || own.admin);
}

/** Position of the key that opens and closes the wheel. */
export const EMOTES_KEY = "KeyQ";

export function EmoteWheel() {
  const { session } = useUi();
  const { emoteWheel } = useChat();
  if (!emoteWheel.isOpen.value || !canEmote(session)) return null;
  const choices = EMOTES.map((emote) => (emote === EMOTE_FACE ? <Face /> : <span>{emoteText(emote)}</span>));
  return <Wheel state={emoteWheel} label={t("emote.label")} openKey={EMOTES_KEY} choices={choices} />;
}

function Face() {
  return (
    <svg class="wheel-face" viewBox="-13 -13 26 26" role="img" aria-label={emoteText(EMOTE_FACE)}>
      {LAUGHING_FACE.map(({ path, fill, stroke }) => (
        <path key={path} d={path} fill={fill ?? "none"} stroke={stroke ?? "none"} stroke-width="1.3" />
      ))}
    </svg>
  );
}
