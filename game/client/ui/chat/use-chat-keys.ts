/** Keys that open the chat: Enter and Tab, T for the team, / for a command; Q has the wheel of emotes. */
import { useEffect } from "preact/hooks";
import { useUi, type Ui } from "../context/ui-context.ts";
import { canEmote } from "./emote-wheel.tsx";

export function useChatKeys(): void {
  const ui = useUi();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (event.defaultPrevented || isElsewhere(ui, event.target)) return;
      if (openFor(ui, event)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

function openFor({ chat, session }: Ui, event: KeyboardEvent): boolean {
  if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
    // Who goes through the page with the keyboard presses its buttons, and passes on to the next.
    if (isReached(event.target)) return false;
    chat.open();
  } else if (event.key === "/") chat.open("room", "/");
  else if (event.code === "KeyT") chat.open("team");
  else if (event.code === "KeyQ" && canEmote(session)) chat.wheel.isOpen.value = true;
  else return false;
  return true;
}

const TEXT_FIELDS = "input, select, textarea";

/** A menu lies over the match, or something is typed. */
function isElsewhere({ menuOpen }: Ui, target: EventTarget | null): boolean {
  if (menuOpen.value || document.querySelector("dialog[open]") !== null) return true;
  return target instanceof Element && target.matches(TEXT_FIELDS);
}

/** Whether the focus came there by keyboard; after a click it only looks as if nothing had it. */
function isReached(target: EventTarget | null): boolean {
  return target instanceof Element && target !== document.body && target.matches(":focus-visible");
}
