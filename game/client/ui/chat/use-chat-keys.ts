/** Keys that open the chat (Enter, Tab; T for the team, / for a command) and the emote wheel (Q). */
import { useEffect } from "preact/hooks";
import { useUi, type Ui } from "../context/ui-context.ts";
import { useChat } from "./chat-context.ts";
import type { ChatController } from "./chat-controller.ts";
import { canEmote } from "./emote-wheel.tsx";

export function useChatKeys(): void {
  const ui = useUi();
  const chat = useChat();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (event.defaultPrevented || isBlocked(ui, event.target)) return;
      if (openByKey(chat, ui, event)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** True when the key opened something. */
function openByKey(chat: ChatController, { session }: Ui, event: KeyboardEvent): boolean {
  if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
    // For keyboard users Enter presses the focused button, and Tab moves on to the next.
    if (hasKeyboardFocus(event.target)) return false;
    chat.open();
  } else if (event.key === "/") chat.open("room", "/");
  else if (event.code === "KeyT") chat.open("team");
  else if (event.code === "KeyQ" && canEmote(session)) chat.emoteWheel.isOpen.value = true;
  else return false;
  return true;
}

const FORM_FIELDS = "input, select, textarea";

/** A menu or dialog covers the match, or the key goes to a form field. */
function isBlocked({ menuOpen }: Ui, target: EventTarget | null): boolean {
  if (menuOpen.value || document.querySelector("dialog[open]") !== null) return true;
  return target instanceof Element && target.matches(FORM_FIELDS);
}

/** False after a click, which may leave the focus on the clicked element without showing it. */
function hasKeyboardFocus(target: EventTarget | null): boolean {
  return target instanceof Element && target !== document.body && target.matches(":focus-visible");
}
