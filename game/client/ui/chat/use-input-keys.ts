/** What keys mean in the chat's line. */
import { useRef } from "preact/hooks";
import type { ChatDesk } from "./chat-controller.ts";
import type { Completing } from "./use-completion.ts";

export type LineKeyPorts = {
  readonly chat: ChatDesk;
  readonly completing: Completing;
  readonly field: { readonly current: HTMLInputElement | null };
};

export function useLineKeys(ports: LineKeyPorts) {
  // Keys that went down in the line; others repeat because they steered when it opened, and write nothing.
  const pressed = useRef(new Set<string>());
  return {
    onFocus: () => pressed.current.clear(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (!event.repeat) pressed.current.add(event.code);
      const stray = event.repeat && !pressed.current.has(event.code);
      if (!stray && !act(event, ports)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** True when the key has been dealt with. */
function act(event: KeyboardEvent, ports: LineKeyPorts): boolean {
  return (ports.completing.completion !== undefined && choose(event, ports)) || edit(event, ports);
}

/** While there is something to choose from. */
function choose({ key, shiftKey }: KeyboardEvent, { completing }: LineKeyPorts): boolean {
  const { completion, chosen } = completing;
  if (key === "Escape") completing.dismiss();
  else if (key === "ArrowUp") completing.move(-1);
  else if (key === "ArrowDown") completing.move(1);
  else if (key === "Tab" && !shiftKey) completing.take(chosen);
  // A word that is whole already is no choice: the line goes out.
  else if (key === "Enter" && !(completion?.whole === true && chosen === 0)) completing.take(chosen);
  else return false;
  return true;
}

function edit({ key, repeat }: KeyboardEvent, { chat, field }: LineKeyPorts): boolean {
  if (key === "Escape") chat.close({ giveUp: true });
  else if (key === "Enter") {
    if (!repeat) chat.submit();
  } else if (key === "PageUp") scrollLog(field.current, -1);
  else if (key === "PageDown") scrollLog(field.current, 1);
  else if (key === "Backspace" && chat.text.value === "" && chat.audience.value !== "room")
    chat.audience.value = "room";
  else return false;
  return true;
}

function scrollLog(field: Element | null, pages: 1 | -1): void {
  const log = field?.closest(".chat")?.querySelector(".chat-log");
  log?.scrollBy({ top: pages * log.clientHeight * 0.8 });
}
