/** The upper edge of the open chat: dragged, or moved with the arrow keys, it makes the chat higher or lower. */
import { useRef } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { BOUNDS } from "./chat-settings.ts";

const [LOW, HIGH] = BOUNDS.height;
const KEY_STEP = 2;
const UPWARDS: Readonly<Record<string, number>> = { ArrowUp: KEY_STEP, ArrowDown: -KEY_STEP };

export function HeightHandle() {
  const { settings } = useUi().chat;
  const from = useRef<{ readonly y: number; readonly height: number } | undefined>(undefined);
  const { height } = settings.wishes.value;
  return (
    <div
      class="chat-handle"
      role="separator"
      tabIndex={0}
      data-keys="page"
      aria-orientation="horizontal"
      aria-label={t("chat.height")}
      aria-valuenow={Math.round(height)}
      aria-valuemin={LOW}
      aria-valuemax={HIGH}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { y: event.clientY, height };
      }}
      onPointerMove={({ clientY }) => {
        if (!from.current) return;
        settings.change({ height: from.current.height + ((from.current.y - clientY) / innerHeight) * 100 });
      }}
      onPointerUp={() => (from.current = undefined)}
      onPointerCancel={() => (from.current = undefined)}
      onKeyDown={(event) => {
        const step = UPWARDS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        settings.change({ height: height + step });
      }}
    />
  );
}
