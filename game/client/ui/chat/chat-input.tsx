/** The chat input with its audience, suggestions, remaining characters, and the settings panel. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { MessageCircleOff, Settings2, X } from "lucide-preact";
import { limitedInput } from "../component/limited-input.ts";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { muteLeft } from "../game-state/mute-text.ts";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import type { Audience, ChatController } from "./chat-controller.ts";
import { ChatSettingsPanel } from "./chat-settings-panel.tsx";
import { CompletionList, optionId } from "./completion-list.tsx";
import { charactersLeft, limitLength } from "./length-limit.ts";
import { useCompletion, type CompletionState } from "./use-completion.ts";
import { useInputKeys } from "./use-input-keys.ts";

/** The number of remaining characters is shown from here on. */
const LEFT_SHOWN = 20;

export function ChatInput() {
  const chat = useChat();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const suggestions = useCompletion(input);
  const { completion, selected } = suggestions;
  const text = chat.text.value;
  useFocusRequests(chat, input);
  const closeSettings = () => {
    setSettingsOpen(false);
    chat.open();
  };
  return (
    <div
      class="chat-foot"
      onKeyDownCapture={(event) => {
        if (!settingsOpen || event.key !== "Escape") return;
        event.stopPropagation();
        closeSettings();
      }}
    >
      {settingsOpen && <ChatSettingsPanel />}
      <BlockedNote />
      {completion && !settingsOpen && <CompletionList {...{ completion, selected }} onAccept={suggestions.accept} />}
      <form
        class={`chat-form ${chat.audience.value === "room" ? "" : "chat-form-private"}`}
        onSubmit={(event) => {
          event.preventDefault();
          chat.submit();
        }}
      >
        <AudienceTag audience={chat.audience.value} onRemove={() => chat.open("room")} />
        <TextInput input={input} suggestions={suggestions} />
        <CharactersLeft left={charactersLeft(text)} />
        <IconButton label={t("chat.settings")} expanded={settingsOpen} onPress={() => setSettingsOpen(!settingsOpen)}>
          <Settings2 />
        </IconButton>
        <IconButton label={t("chat.close")} onPress={() => chat.close()}>
          <X />
        </IconButton>
      </form>
    </div>
  );
}

/** Why messages are not sent: the player is muted, or the chat is locked. */
function BlockedNote() {
  const { session } = useUi();
  const { refusal } = useChat();
  if (refusal.value === undefined) return null;
  const muteSeconds = session.me.value?.muteSeconds ?? 0;
  return (
    <p class="chat-blocked">
      <MessageCircleOff />
      {refusal.value === "muted" ? t("chat.muted", { left: muteLeft(muteSeconds) }) : t("chat.locked")}
    </p>
  );
}

type TextInputProps = { readonly input: RefObject<HTMLInputElement>; readonly suggestions: CompletionState };

function TextInput({ input, suggestions }: TextInputProps) {
  const chat = useChat();
  const { completion, selected } = suggestions;
  const keys = useInputKeys({ chat, suggestions, input });
  return (
    <input
      ref={input}
      type="text"
      class="chat-input"
      role="combobox"
      aria-label={t("chat.input")}
      aria-autocomplete="list"
      aria-expanded={completion !== undefined}
      aria-controls={completion && "chat-suggestions"}
      aria-activedescendant={completion && optionId(selected)}
      placeholder={placeholderFor(chat.audience.value)}
      value={chat.text.value}
      autoComplete="off"
      enterKeyHint="send"
      {...limitedInput(limitLength, (text) => {
        chat.setText(text);
        suggestions.update();
      })}
      onSelect={() => suggestions.update()}
      {...keys}
    />
  );
}

function useFocusRequests(
  { focusRequests }: ChatController,
  input: { readonly current: HTMLInputElement | null },
): void {
  const requests = focusRequests.value;
  const focus = () => {
    const field = input.current;
    if (!field || document.activeElement === field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  };
  useLayoutEffect(focus, [requests]);
  // Again after a menu has closed, which returns the focus to the element that had it before.
  useEffect(focus, [requests]);
}

function AudienceTag({ audience, onRemove }: { readonly audience: Audience; readonly onRemove: () => void }) {
  if (audience === "room") return null;
  const name = audience === "team" ? t("chat.team") : t("chat.audience", { name: audience.name });
  return (
    <button type="button" class="chat-audience" title={t("chat.toRoom")} onClick={onRemove}>
      <span>{name}</span>
      <X />
      <span class="visually-hidden">{t("chat.toRoom")}</span>
    </button>
  );
}

function placeholderFor(audience: Audience): string {
  if (audience === "room") return t("chat.placeholder");
  return audience === "team" ? t("chat.placeholderTeam") : t("chat.placeholderPrivate", { name: audience.name });
}

function CharactersLeft({ left }: { readonly left: number | undefined }) {
  if (left === undefined || left > LEFT_SHOWN) return null;
  return (
    <span class={`chat-left ${left === 0 ? "chat-left-none" : ""}`}>
      <span aria-hidden="true">{left}</span>
      <span class="visually-hidden" role="status">
        {left % 10 === 0 ? t("chat.left", { count: left }) : ""}
      </span>
    </span>
  );
}
