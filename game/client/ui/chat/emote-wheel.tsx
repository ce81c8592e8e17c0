/** The emote wheel: opened with Q, used with number keys or the pointer. Steering keys keep working below it. */
import { SPECTATORS } from "#room/team.ts";
import { useEffect, useState } from "preact/hooks";
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { LAUGHING_FACE, EMOTE_FACE } from "../../session/emote.ts";
import type { Session } from "../../session/session.ts";
import { useUi } from "../context/ui-context.ts";
import { useKeys } from "../context/use-keys.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { EMOTES, emoteText } from "./emote-text.ts";

/** Emotes are shown over discs, so only players on the pitch have them. */
export function canEmote({ me, game }: Session): boolean {
  const own = me.value;
  return game.value !== null && own !== undefined && own.team !== SPECTATORS && (own.muteSeconds === 0 || own.admin);
}

/** Position of the key that opens and closes the wheel. */
export const OPEN_KEY = "KeyQ";

/** Releasing it after this time sends the emote under the pointer; a shorter press leaves the wheel open. */
const HOLD_MS = 250;

export function EmoteWheel() {
  const { session } = useUi();
  const { emoteWheel } = useChat();
  return emoteWheel.isOpen.value && canEmote(session) ? <Wheel /> : null;
}

function Wheel() {
  const { emoteWheel } = useChat();
  const waitMs = useCooldown(emoteWheel.readyMs.value);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const send = (emote: number) => emoteWheel.send(emote, performance.now());
  useWheelKeys(hovered, send);
  return (
    <div class="wheel" role="group" aria-label={t("emote.label")}>
      <div class="wheel-middle">
        {waitMs > 0 && <i class="wheel-wait" style={{ animationDuration: `${waitMs}ms` }} />}
        <p role="status">{waitMs > 0 ? t("emote.wait") : t("emote.label")}</p>
      </div>
      {EMOTES.map((emote) => (
        <button
          key={emote}
          type="button"
          class={emoteWheel.picked.value === emote ? "wheel-emote wheel-picked" : "wheel-emote"}
          style={directionOf(emote)}
          disabled={waitMs > 0}
          onClick={() => send(emote)}
          onPointerEnter={() => setHovered(emote)}
          onPointerLeave={() => setHovered(undefined)}
        >
          <kbd class="for-keys">{emote + 1}</kbd>
          {emote === EMOTE_FACE ? <Face /> : <span>{emoteText(emote)}</span>}
        </button>
      ))}
    </div>
  );
}

/** Unit vector from the middle, clockwise from the top, as CSS variables. */
function directionOf(emote: number) {
  const angle = (2 * Math.PI * emote) / EMOTES.length;
  return { "--x": Math.sin(angle).toFixed(3), "--y": (-Math.cos(angle)).toFixed(3) };
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

/** Rest of the cooldown in milliseconds; renders again when it is over. */
function useCooldown(readyMs: number): number {
  const [, setElapsed] = useState(0);
  const waitMs = Math.max(0, readyMs - performance.now());
  useEffect(() => {
    if (waitMs <= 0) return;
    const timer = setTimeout(() => setElapsed(readyMs), waitMs + 1);
    return () => clearTimeout(timer);
  }, [readyMs]);
  return waitMs;
}

function useWheelKeys(hovered: number | undefined, send: (emote: number) => void): void {
  const { emoteWheel } = useChat();
  const [openedMs] = useState(() => performance.now());
  const close = () => (emoteWheel.isOpen.value = false);
  const down = ({ code, repeat }: KeyPress): KeyResult => {
    const emote = /^(?:Digit|Numpad)([1-8])$/u.exec(code)?.[1];
    if (emote === undefined && code !== OPEN_KEY && code !== "Escape") return undefined;
    if (repeat) return "handled";
    if (emote === undefined) close();
    else send(Number(emote) - 1);
    return "handled";
  };
  const up = (code: string) => {
    if (code !== OPEN_KEY || performance.now() - openedMs < HOLD_MS) return;
    if (hovered === undefined) close();
    else send(hovered);
  };
  useKeys("wheel", down, up);
}
