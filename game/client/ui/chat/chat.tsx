/** The chat over the pitch: the last lines, everything when it is open, and the line to type. */
import { batch, useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { MessageSquare, Smile } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { useChatKeys } from "./use-chat-keys.ts";
import { ChatLine } from "./chat-input.tsx";
import { ChatLog } from "./chat-log.tsx";
import { HeightHandle } from "./resize-handle.tsx";
import { canEmote } from "./emote-wheel.tsx";

export function Chat() {
  const { chat } = useUi();
  const box = useRef<HTMLElement>(null);
  const leaving = useClosingWithFocus(box);
  const lift = useKeyboardLift();
  useChatKeys();
  useWhispering();
  useEffect(() => () => chat.reset(), []);
  const { opacity, height, panel, hidden } = chat.settings.wishes.value;
  const open = chat.isOpen.value;
  return (
    <section
      ref={box}
      class={`chat ${open ? "chat-open" : "chat-closed"} ${panel ? "chat-panel" : "chat-compact"}`}
      aria-label={t("chat.label")}
      style={{ "--chat-opacity": opacity, "--chat-height": `${height}dvh`, "--chat-lift": lift }}
      {...leaving}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        chat.close();
      }}
    >
      {open && <HeightHandle />}
      {(open || !hidden) && <ChatLog />}
      {open ? <ChatLine /> : <ChatButtons />}
    </section>
  );
}

function ChatButtons() {
  const { chat, session } = useUi();
  return (
    <div class="chat-buttons">
      <IconButton look="glass" label={t("chat.open")} onPress={() => chat.open()}>
        <MessageSquare />
      </IconButton>
      {canEmote(session) && (
        <IconButton
          look="glass"
          label={t("emote.open")}
          expanded={chat.wheel.isOpen.value}
          onPress={() => (chat.wheel.isOpen.value = !chat.wheel.isOpen.value)}
        >
          <Smile />
        </IconButton>
      )}
    </div>
  );
}

/** The player menu asks for a private line; the room menu goes, as it would lie over the chat. */
function useWhispering(): void {
  const { chat, whisperTo, menuOpen } = useUi();
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

/** CSS pixels that the keyboard on the screen covers at the lower edge. */
function useKeyboardLift(): number {
  const [lift, setLift] = useState(0);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    // Who zooms into the page with two fingers sees less of it as well, and wants nothing moved.
    const look = () =>
      setLift(view.scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - view.height - view.offsetTop)));
    view.addEventListener("resize", look);
    view.addEventListener("scroll", look);
    return () => {
      view.removeEventListener("resize", look);
      view.removeEventListener("scroll", look);
    };
  }, []);
  return lift;
}

/** Closes the chat when the focus goes elsewhere: a click on the pitch is back to the game. */
function useClosingWithFocus(box: { readonly current: HTMLElement | null }) {
  const { chat } = useUi();
  // A press inside may leave the focus nowhere: browsers differ in what they give it to.
  const pressing = useRef(false);
  useEffect(() => {
    const lift = () => void (pressing.current = false);
    const press = (event: Event) => {
      const inside = box.current?.contains(event.target as Node) ?? false;
      pressing.current = inside;
      if (!inside && chat.isOpen.peek()) chat.close();
    };
    addEventListener("pointerdown", press, true);
    addEventListener("pointerup", lift, true);
    return () => {
      removeEventListener("pointerdown", press, true);
      removeEventListener("pointerup", lift, true);
    };
  }, []);
  return {
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (pressing.current || box.current?.contains(relatedTarget as Node | null)) return;
      // Another window is in front: this one keeps its place.
      if (relatedTarget === null && !document.hasFocus()) return;
      if (relatedTarget !== null && chat.isOpen.peek()) chat.close();
    },
  };
}
