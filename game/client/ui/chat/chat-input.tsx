/** The line that is typed: for whom it is, what it could become, how much still fits. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { Settings2, X } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import type { Audience, ChatDesk } from "./chat-controller.ts";
import { ChatWishesPanel } from "./chat-settings-panel.tsx";
import { CompletionList, optionId } from "./completion-list.tsx";
import { useCompleting, type Completing } from "./use-completion.ts";
import { roomLeft } from "./length-limit.ts";
import { useLineKeys } from "./use-input-keys.ts";

/** From here on it is told how much still fits. */
const TOLD_LEFT = 20;

export function ChatLine() {
  const { chat } = useUi();
  const [wishing, setWishing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const completing = useCompleting(field);
  const { completion, chosen } = completing;
  const text = chat.text.value;
  useFocusWhenAsked(chat, field);
  const endWishing = () => {
    setWishing(false);
    chat.open();
  };
  return (
    <div
      class="chat-foot"
      onKeyDownCapture={(event) => {
        if (!wishing || event.key !== "Escape") return;
        event.stopPropagation();
        endWishing();
      }}
    >
      {wishing && <ChatWishesPanel />}
      {completion && !wishing && <CompletionList {...{ completion, chosen }} onTake={completing.take} />}
      <form
        class={`chat-line ${chat.audience.value === "room" ? "" : "chat-line-aside"}`}
        onSubmit={(event) => {
          event.preventDefault();
          chat.submit();
        }}
      >
        <AudienceMark audience={chat.audience.value} onDrop={() => chat.open("room")} />
        <LineInput field={field} completing={completing} />
        <Left left={roomLeft(text)} />
        <IconButton label={t("chat.settings")} expanded={wishing} onPress={() => setWishing(!wishing)}>
          <Settings2 />
        </IconButton>
        <IconButton label={t("chat.close")} onPress={() => chat.close()}>
          <X />
        </IconButton>
      </form>
    </div>
  );
}

type LineInputProps = { readonly field: RefObject<HTMLInputElement>; readonly completing: Completing };

function LineInput({ field, completing }: LineInputProps) {
  const { chat } = useUi();
  const { completion, chosen } = completing;
  const keys = useLineKeys({ chat, completing, field });
  return (
    <input
      ref={field}
      type="text"
      class="chat-input"
      role="combobox"
      aria-label={t("chat.input")}
      aria-autocomplete="list"
      aria-expanded={completion !== undefined}
      aria-controls={completion && "chat-suggestions"}
      aria-activedescendant={completion && optionId(chosen)}
      placeholder={placeholderFor(chat.audience.value)}
      value={chat.text.value}
      autoComplete="off"
      enterKeyHint="send"
      onInput={(event) => {
        chat.type(event.currentTarget.value);
        // Nothing may have changed because nothing more fits.
        if (event.currentTarget.value !== chat.text.value) event.currentTarget.value = chat.text.value;
        completing.look();
      }}
      onSelect={() => completing.look()}
      {...keys}
    />
  );
}

function useFocusWhenAsked({ focusAsked }: ChatDesk, field: { readonly current: HTMLInputElement | null }): void {
  const asked = focusAsked.value;
  const focus = () => {
    const line = field.current;
    if (!line || document.activeElement === line) return;
    line.focus({ preventScroll: true });
    line.setSelectionRange(line.value.length, line.value.length);
  };
  useLayoutEffect(focus, [asked]);
  // Once more when a menu has closed, which gives the focus back to whatever had it before.
  useEffect(focus, [asked]);
}

function AudienceMark({ audience, onDrop }: { readonly audience: Audience; readonly onDrop: () => void }) {
  if (audience === "room") return null;
  const name = audience === "team" ? t("chat.team") : t("chat.audience", { name: audience.name });
  return (
    <button type="button" class="chat-audience" title={t("chat.toRoom")} onClick={onDrop}>
      <span>{name}</span>
      <X />
      <span class="unseen">{t("chat.toRoom")}</span>
    </button>
  );
}

function placeholderFor(audience: Audience): string {
  if (audience === "room") return t("chat.placeholder");
  return audience === "team" ? t("chat.placeholderTeam") : t("chat.placeholderPrivate", { name: audience.name });
}

function Left({ left }: { readonly left: number | undefined }) {
  if (left === undefined || left > TOLD_LEFT) return null;
  return (
    <span class={`chat-left ${left === 0 ? "chat-left-none" : ""}`}>
      <span aria-hidden="true">{left}</span>
      <span class="unseen" role="status">
        {left % 10 === 0 ? t("chat.left", { count: left }) : ""}
      </span>
    </span>
  );
}
