/** Important sounds as text, for players that do not hear them. Screen readers have the announcer (announcer.tsx). */
import type { Caption, CaptionKind } from "../../session/caption.ts";
import type { Session } from "../../session/session.ts";
import { t, type TextKey } from "../i18n/translate.ts";

const TEXTS: Readonly<Record<CaptionKind, TextKey>> = {
  whistle: "caption.whistle",
  finalWhistle: "caption.finalWhistle",
  cheer: "caption.cheer",
  groan: "caption.groan",
  post: "caption.post",
  countdown: "caption.countdown",
  goldenGoal: "caption.goldenGoal",
  lastMinute: "caption.lastMinute",
};

export function Captions({ session }: { readonly session: Session }) {
  const caption: Caption | null = session.caption.value;
  if (caption === null || !session.settings.sound.value.captions) return null;
  return (
    <p class="caption" aria-hidden="true">
      {t(TEXTS[caption.kind])}
    </p>
  );
}
