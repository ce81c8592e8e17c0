/** The wheel of ready-made lines for the chat, for players without a keyboard at hand. */
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { readyLines } from "./ready-lines.ts";
import { Wheel } from "./wheel.tsx";

/** Position of the key that opens and closes the wheel. */
export const LINES_KEY = "KeyZ";

export function LineWheel() {
  const { session } = useUi();
  const { lineWheel } = useChat();
  if (!lineWheel.isOpen.value || session.room.value === null) return null;
  const choices = readyLines().map((line) => <span key={line}>{line}</span>);
  return <Wheel state={lineWheel} label={t("chat.lines.label")} openKey={LINES_KEY} choices={choices} />;
}
