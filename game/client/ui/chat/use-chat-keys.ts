/** Keys that open the chat (Enter, Tab; T for the team, / for a command), the emotes (Q) and the ready-made lines (Z). */
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { useUi } from "../context/ui-context.ts";
import { useKeys } from "../context/use-keys.ts";
import { useChat } from "./chat-context.ts";
import { canEmote, EMOTES_KEY } from "./emote-wheel.tsx";
import { LINES_KEY } from "./line-wheel.tsx";

export function useChatKeys(): void {
  const { session } = useUi();
  const chat = useChat();
  const openers: Readonly<Record<string, () => void>> = {
    Enter: () => chat.open(),
    NumpadEnter: () => chat.open(),
    Tab: () => chat.open(),
    Slash: () => chat.open("room", "/"),
    KeyT: () => chat.open("team"),
    [LINES_KEY]: () => (chat.lineWheel.isOpen.value = true),
    ...(canEmote(session) && { [EMOTES_KEY]: () => (chat.emoteWheel.isOpen.value = true) }),
  };
  useKeys("chat", ({ code, repeat, shift }: KeyPress): KeyResult => {
    const open = code === "Tab" && shift ? undefined : openers[code];
    if (open === undefined) return undefined;
    // The key that has just sent a message or closed the wheel may still be held.
    if (!repeat) open();
    return "handled";
  });
}
