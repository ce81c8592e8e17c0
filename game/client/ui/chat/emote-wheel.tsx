/** The wheel of emotes: Q, then a number or the pointer. It takes no key that steers; play goes on below it. */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { LAUGHING_FACE, EMOTE_FACE } from "../../session/emote.ts";
import type { Session } from "../../session/session.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { EMOTES, emoteWords } from "./emote-text.ts";

/** Emotes stand over discs: who has none has nothing to show them over. */
export function canEmote({ me, game }: Session): boolean {
  return game.value !== null && (me.value?.team ?? 0) !== 0;
}

/** Q pressed for longer than this is held: letting it go then chooses what the pointer is on. */
const HELD_MS = 250;

export function EmoteWheel() {
  const { chat, session } = useUi();
  return chat.wheel.isOpen.value && canEmote(session) ? <Wheel /> : null;
}

function Wheel() {
  const { chat } = useUi();
  const waitMs = useWait(chat.wheel.readyMs.value);
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const send = (emote: number) => chat.wheel.send(emote, performance.now());
  useWheelKeys(pointed, send);
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
          class="wheel-emote"
          style={placeOf(emote)}
          disabled={waitMs > 0}
          onClick={() => send(emote)}
          onPointerEnter={() => setPointed(emote)}
          onPointerLeave={() => setPointed(undefined)}
        >
          <kbd class="for-keys">{emote + 1}</kbd>
          {emote === EMOTE_FACE ? <Face /> : <span>{emoteWords(emote)}</span>}
        </button>
      ))}
    </div>
  );
}

/** Around the middle, clockwise from the top. */
function placeOf(emote: number) {
  const angle = (2 * Math.PI * emote) / EMOTES.length;
  return { "--x": Math.sin(angle).toFixed(3), "--y": (-Math.cos(angle)).toFixed(3) };
}

function Face() {
  return (
    <svg class="wheel-face" viewBox="-13 -13 26 26" role="img" aria-label={emoteWords(EMOTE_FACE)}>
      {LAUGHING_FACE.map(({ path, fill, stroke }) => (
        <path key={path} d={path} fill={fill ?? "none"} stroke={stroke ?? "none"} stroke-width="1.3" />
      ))}
    </svg>
  );
}

/** Milliseconds until the next emote may go out, counted once: 0 when it may. */
function useWait(readyMs: number): number {
  const [, setWaited] = useState(0);
  const waitMs = Math.max(0, readyMs - performance.now());
  useEffect(() => {
    if (waitMs <= 0) return;
    const timer = setTimeout(() => setWaited(readyMs), waitMs + 1);
    return () => clearTimeout(timer);
  }, [readyMs]);
  return waitMs;
}

function useWheelKeys(pointed: number | undefined, send: (emote: number) => void): void {
  const { chat } = useUi();
  const [sinceMs] = useState(() => performance.now());
  // Before the next frame: fast fingers have the number pressed by then.
  useLayoutEffect(() => {
    const close = () => (chat.wheel.isOpen.value = false);
    const onDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const emote = /^(?:Digit|Numpad)([1-8])$/u.exec(event.code)?.[1];
      if (emote !== undefined) send(Number(emote) - 1);
      else if (event.code === "KeyQ" || event.code === "Escape") close();
      else return;
      // Numbers would zoom, Escape open the menu.
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.code !== "KeyQ" || performance.now() - sinceMs < HELD_MS) return;
      if (pointed === undefined) close();
      else send(pointed);
    };
    addEventListener("keydown", onDown, { capture: true });
    addEventListener("keyup", onUp);
    return () => {
      removeEventListener("keydown", onDown, { capture: true });
      removeEventListener("keyup", onUp);
    };
  }, [pointed]);
}
