/**
 * State and actions of the chat, without its view: the typed text and its audience, whether it is open, replies to
 * commands that only this player sees, and the emote wheel. One per page.
 */
import { SPECTATORS } from "#room/team.ts";
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Actions } from "../../session/actions.ts";
import { EMOTE_COOLDOWN_MS } from "../../session/emote.ts";
import type { PlayerInfo } from "../../session/player.ts";
import { ownRefusal } from "../../session/own-rights.ts";
import type { Session } from "../../session/session.ts";
import { t } from "../i18n/translate.ts";
import type { IgnoreList } from "../saved/ignore-list.ts";
import { visibleLines, type Reply, type VisibleLine } from "./chat-lines.ts";
import { createChatSettings, type ChatSettings } from "./chat-settings.ts";
import { createCommandRunner } from "./commands/command-runner.ts";
import { limitLength } from "./length-limit.ts";
import { audienceOfLine, LINE_COOLDOWN_MS, readyLines } from "./ready-lines.ts";
import { createTypingIndicator, type TypingPorts } from "./typing-indicator.ts";
import { createWheelState, type WheelState } from "./wheel-state.ts";

/** The recipients of the next message: the room, the own team or one player. */
export type Audience = "room" | "team" | { readonly id: number; readonly name: string };

/** Why the player may not write: muted by an admin, or the chat is locked. */
export type ChatRefusal = "muted" | "chatLocked";

export type ChatController = {
  readonly settings: ChatSettings;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly text: ReadonlySignal<string>;
  readonly audience: Signal<Audience>;
  /** Counts up whenever the input should take the focus. */
  readonly focusRequests: ReadonlySignal<number>;
  /** What this player sees, oldest first. */
  readonly lines: ReadonlySignal<readonly VisibleLine[]>;
  /** Why the player may not write to this audience now; undefined when they may. */
  readonly refusal: ReadonlySignal<ChatRefusal | undefined>;
  /** Whether the sender with this player id is ignored; players who left stay ignored. */
  isIgnored(senderId: number): boolean;
  open(audience?: Audience, text?: string): void;
  /** Keeps text and audience unless `discard` is true. */
  close(how?: { readonly discard: boolean }): void;
  /** The typed text, within the limit unless an input method still composes it. */
  setText(text: string): void;
  /** Sends the message or runs the command. A command with an error, and a message that is not allowed, keep the text and stay open. */
  submit(): void;
  readonly emoteWheel: WheelState;
  readonly lineWheel: WheelState;
  /** Called when the player leaves the room. */
  reset(): void;
};

export type ChatPorts = {
  readonly session: Session;
  readonly actions: Actions;
  readonly ignoreList: IgnoreList;
  /** The label of the key at a position; see KeyLabels. */
  readonly labelOf: (code: string) => string;
  readonly schedule: TypingPorts["schedule"];
};

/** Beyond this number the oldest replies are removed. */
const REPLIES_MAX = 60;

export function createChatController({ session, actions, ignoreList, labelOf, schedule }: ChatPorts): ChatController {
  const settings = createChatSettings();
  const isOpen = signal(false);
  const text = signal("");
  const audience = signal<Audience>("room");
  const focusRequests = signal(0);
  const myName = computed(() => session.me.value?.name ?? "");
  const replies = signal<readonly Reply[]>([]);
  const { closeWheels, ...wheels } = createWheels({ session, actions });
  const fingerprints = trackFingerprints(session);
  const typing = createTypingIndicator({ send: (on) => actions.ask("typing", { typing: on }), schedule });
  let nextKey = 1;

  const reply = (words: string) => {
    const line = { key: nextKey++, after: session.chat.peek().at(-1)?.key ?? 0, text: words };
    replies.value = [...replies.peek(), line].slice(-REPLIES_MAX);
  };
  const isIgnored = (senderId: number) => ignoreList.isIgnored(fingerprints.value.get(senderId) ?? "");
  const refusal = computed(() => chatRefusal(session, audience.value));
  const close = ({ discard } = { discard: false }) => {
    isOpen.value = false;
    typing.stop();
    if (!discard) return;
    text.value = "";
    audience.value = "room";
  };
  const run = createCommandRunner({ session, actions, ignoreList, labelOf, reply });
  const lines = computed(() => {
    const reader = { id: session.myId.value, name: myName.value, isIgnored };
    const { presence, scriptColors } = settings.values.value;
    return visibleLines(session.chat.value, replies.value, { ...reader, presence, scriptColors });
  });

  return {
    ...{ settings, isOpen, text, audience, focusRequests, lines, refusal, isIgnored, close, ...wheels },
    open(to, startText) {
      if (to !== undefined) audience.value = to;
      if (startText !== undefined) text.value = startText;
      closeWheels();
      isOpen.value = true;
      focusRequests.value++;
    },
    setText(typed) {
      text.value = typed;
      if (refusal.value === undefined) typing.update(text.value);
    },
    submit() {
      const message = limitLength(text.value).trim();
      if (message.startsWith("/")) {
        const error = run(message);
        if (error !== undefined) return reply(error);
      } else if (message !== "" && refusal.value !== undefined) return reply(t(`refusal.${refusal.value}`));
      else if (message !== "") actions.ask("chat", { text: message, to: recipientOf(audience.value) });
      close({ discard: true });
    },
    reset() {
      close({ discard: true });
      replies.value = [];
      closeWheels();
    },
  };
}

function createWheels({ session, actions }: Pick<ChatPorts, "session" | "actions">) {
  const emoteWheel = createWheelState(EMOTE_COOLDOWN_MS, (emote) => actions.ask("emote", { emote }));
  const lineWheel = createWheelState(LINE_COOLDOWN_MS, (line) => {
    const to = audienceOfLine(line, (session.me.peek()?.team ?? SPECTATORS) !== SPECTATORS);
    actions.ask("chat", { text: readyLines()[line] ?? "", to });
  });
  const closeWheels = () => (emoteWheel.isOpen.value = lineWheel.isOpen.value = false);
  return { emoteWheel, lineWheel, closeWheels };
}

function chatRefusal(session: Session, audience: Audience): ChatRefusal | undefined {
  const why = ownRefusal(session, { kind: "chat", to: recipientOf(audience) });
  return why === "muted" || why === "chatLocked" ? why : undefined;
}

function recipientOf(audience: Audience): "room" | "team" | number {
  return typeof audience === "string" ? audience : audience.id;
}

/** Fingerprints by player id, including players who left, whose messages stay in the chat. */
function trackFingerprints({ players }: Session): ReadonlySignal<ReadonlyMap<number, string>> {
  const fingerprints = signal<ReadonlyMap<number, string>>(new Map());
  effect(() => {
    const changed = players.value.filter(({ id, fingerprint }) => fingerprints.peek().get(id) !== fingerprint);
    if (players.value.length === 0) fingerprints.value = new Map();
    else if (changed.length > 0) fingerprints.value = new Map([...fingerprints.peek(), ...changed.map(toEntry)]);
  });
  return fingerprints;
}

function toEntry({ id, fingerprint }: PlayerInfo): [number, string] {
  return [id, fingerprint];
}
