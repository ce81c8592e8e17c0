/** The chat over the pitch: the newest lines while it is closed, all lines and the input while it is open. */
import { batch, useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { MessageSquare, MessageSquareText, Smile } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { ChatInput } from "./chat-input.tsx";
import { ChatLog } from "./chat-log.tsx";
import { canEmote, EMOTES_KEY } from "./emote-wheel.tsx";
import { LINES_KEY } from "./line-wheel.tsx";
import { ResizeHandle } from "./resize-handle.tsx";
import { useChatKeys } from "./use-chat-keys.ts";

export function Chat() {
  const chat = useChat();
  const box = useRef<HTMLElement>(null);
  const closeOnBlur = useCloseOnBlur(box);
  const keyboardHeight = useKeyboardHeight();
  useChatKeys();
  useWhisperRequests();
  useEffect(() => () => chat.reset(), []);
  const { opacity, height, panel, hidden } = chat.settings.values.value;
  const open = chat.isOpen.value;
  return (
    <section
      ref={box}
      class={`chat ${open ? "chat-open" : "chat-closed"} ${panel ? "chat-panel" : "chat-compact"}`}
      aria-label={t("chat.label")}
      style={{ "--chat-opacity": opacity, "--chat-height": `${height}dvh`, "--keyboard-height": keyboardHeight }}
      {...closeOnBlur}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        chat.close();
      }}
    >
      {open && <ResizeHandle />}
      {(open || !hidden) && <ChatLog />}
      {open ? <ChatInput /> : <ChatButtons />}
    </section>
  );
}

function ChatButtons() {
  const { session, keyboard } = useUi();
  const chat = useChat();
  const wheel = chat.emoteWheel;
  return (
    <div class="chat-buttons">
      <IconButton variant="glass" label={t("chat.open")} onPress={() => chat.open()}>
        <MessageSquare />
      </IconButton>
      {canEmote(session) && (
        <IconButton
          variant="glass"
          label={t("emote.open", { key: keyboard.labelOf(EMOTES_KEY) })}
          expanded={wheel.isOpen.value}
          onPress={() => (wheel.isOpen.value = !wheel.isOpen.value)}
        >
          <Smile />
        </IconButton>
      )}
      <IconButton
        variant="glass"
        label={t("chat.lines.open", { key: keyboard.labelOf(LINES_KEY) })}
        expanded={chat.lineWheel.isOpen.value}
        onPress={() => (chat.lineWheel.isOpen.value = !chat.lineWheel.isOpen.value)}
      >
        <MessageSquareText />
      </IconButton>
    </div>
  );
}

/** Opens the chat for a private message when the player menu requests it, and closes the room menu. */
function useWhisperRequests(): void {
  const { whisperTo, menuOpen } = useUi();
  const chat = useChat();
  useSignalEffect(() => {
    const to = whisperTo.value;
    if (to === undefined) return;
    batch(() => {
      whisperTo.value = undefined;
      menuOpen.value = false;
      chat.open({ id: to.id, name: to.name });
    });
  });
}

/** Height of the on-screen keyboard in CSS pixels; 0 while it is closed. */
function useKeyboardHeight(): number {
  const [keyboardHeight, setKeyboardHeight] = useState(0);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    // Pinch zoom shrinks the visual viewport as well.
    const measure = () =>
      setKeyboardHeight(view.scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - view.height - view.offsetTop)));
    view.addEventListener("resize", measure);
    view.addEventListener("scroll", measure);
    return () => {
      view.removeEventListener("resize", measure);
      view.removeEventListener("scroll", measure);
    };
  }, []);
  return keyboardHeight;
}

/** Closes the chat on a press outside, and when the focus moves to another element. */
function useCloseOnBlur(box: { readonly current: HTMLElement | null }) {
  const chat = useChat();
  // During a press inside the chat, browsers differ in where they move the focus.
  const pressedInside = useRef(false);
  useEffect(() => {
    const onUp = () => void (pressedInside.current = false);
    const onDown = (event: Event) => {
      const inside = box.current?.contains(event.target as Node) ?? false;
      pressedInside.current = inside;
      if (!inside && chat.isOpen.peek()) chat.close();
    };
    addEventListener("pointerdown", onDown, true);
    addEventListener("pointerup", onUp, true);
    return () => {
      removeEventListener("pointerdown", onDown, true);
      removeEventListener("pointerup", onUp, true);
    };
  }, []);
  return {
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (pressedInside.current || box.current?.contains(relatedTarget as Node | null)) return;
      // The browser window lost the focus, not the chat.
      if (relatedTarget === null && !document.hasFocus()) return;
      if (relatedTarget !== null && chat.isOpen.peek()) chat.close();
    },
  };
}
