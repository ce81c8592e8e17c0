/** The upper edge of the open chat: dragging it or the arrow keys change the chat's height. */
import { useRef } from "preact/hooks";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { BOUNDS } from "./chat-settings.ts";

const [MIN, MAX] = BOUNDS.height;
/** Percent of the screen's height per key press. */
const KEY_STEP = 2;
const STEPS: Readonly<Record<string, number>> = { ArrowUp: KEY_STEP, ArrowDown: -KEY_STEP };

export function ResizeHandle() {
  const { settings } = useChat();
  const start = useRef<{ readonly y: number; readonly height: number } | undefined>(undefined);
  const { height } = settings.values.value;
  return (
    <div
      class="chat-handle"
      role="separator"
      tabIndex={0}
      data-keys="page"
      aria-orientation="horizontal"
      aria-label={t("chat.resize")}
      aria-valuenow={Math.round(height)}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { y: event.clientY, height };
      }}
      onPointerMove={({ clientY }) => {
        if (!start.current) return;
        settings.change({ height: start.current.height + ((start.current.y - clientY) / innerHeight) * 100 });
      }}
      onPointerUp={() => (start.current = undefined)}
      onPointerCancel={() => (start.current = undefined)}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        settings.change({ height: height + step });
      }}
    />
  );
}
