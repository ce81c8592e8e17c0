/** Keys of the chat input: suggestions, sending, closing, scrolling. */
import { useRef } from "preact/hooks";
import type { ChatController } from "./chat-controller.ts";
import type { CompletionState } from "./use-completion.ts";

export type InputKeyPorts = {
  readonly chat: ChatController;
  readonly suggestions: CompletionState;
  readonly input: { readonly current: HTMLInputElement | null };
};

export function useInputKeys(ports: InputKeyPorts) {
  // Keys pressed since the input has the focus. Others only repeat: they were held for steering when the chat opened.
  const pressed = useRef(new Set<string>());
  return {
    onFocus: () => pressed.current.clear(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (!event.repeat) pressed.current.add(event.code);
      const heldBefore = event.repeat && !pressed.current.has(event.code);
      if (!heldBefore && !handle(event, ports)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** True when the key was handled. */
function handle(event: KeyboardEvent, ports: InputKeyPorts): boolean {
  return (
    (ports.suggestions.completion !== undefined && handleSuggestionKey(event, ports)) || handleEditKey(event, ports)
  );
}

/** Only while there are suggestions. */
function handleSuggestionKey({ key, shiftKey }: KeyboardEvent, { suggestions }: InputKeyPorts): boolean {
  const { completion, selected } = suggestions;
  if (key === "Escape") suggestions.dismiss();
  else if (key === "ArrowUp") suggestions.move(-1);
  else if (key === "ArrowDown") suggestions.move(1);
  else if (key === "Tab" && !shiftKey) suggestions.accept(selected);
  // When the word is complete already, Enter submits.
  else if (key === "Enter" && !(completion?.complete === true && selected === 0)) suggestions.accept(selected);
  else return false;
  return true;
}

function handleEditKey({ key, repeat }: KeyboardEvent, { chat, input }: InputKeyPorts): boolean {
  if (key === "Escape") chat.close({ discard: true });
  else if (key === "Enter") {
    if (!repeat) chat.submit();
  } else if (key === "PageUp") scrollLog(input.current, -1);
  else if (key === "PageDown") scrollLog(input.current, 1);
  else if (key === "Backspace" && chat.text.value === "" && chat.audience.value !== "room")
    chat.audience.value = "room";
  else return false;
  return true;
}

function scrollLog(input: Element | null, pages: 1 | -1): void {
  const log = input?.closest(".chat")?.querySelector(".chat-log");
  log?.scrollBy({ top: pages * log.clientHeight * 0.8 });
}
