/**
 * The chat without its looks: what is typed and for whom, whether it is open, what this visitor alone was answered, and
 * whether the wheel of emotes is up. One lives as long as the page.
 */
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Actions } from "../../session/actions.ts";
import type { PlayerInfo } from "../../session/player.ts";
import type { Session } from "../../session/session.ts";
import type { Muted } from "../preferences/mute-list.ts";
import { shownLines, type OwnLine, type ShownLine } from "./chat-lines.ts";
import { createChatSettings, type ChatSettings } from "./chat-settings.ts";
import { createEmoteChoice, type EmoteChoice } from "./emote-wheel-state.ts";
import { runCommand } from "./commands/command-table.ts";
import { limitLine } from "./length-limit.ts";
import { createTyping, type TypingPorts } from "./typing-indicator.ts";

/** For whom the next line is. */
export type Audience = "room" | "team" | { readonly id: number; readonly name: string };

export type ChatDesk = {
  readonly settings: ChatSettings;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly text: ReadonlySignal<string>;
  readonly audience: Signal<Audience>;
  /** Another number whenever the caret is wanted in the line. */
  readonly focusAsked: ReadonlySignal<number>;
  /** What this visitor sees, oldest first. */
  readonly lines: ReadonlySignal<readonly ShownLine[]>;
  /** Who was muted when he was last seen stays so when he has left. */
  isMuted(from: number): boolean;
  open(audience?: Audience, text?: string): void;
  /** What is typed is kept, unless it is given up. */
  close(how?: { readonly giveUp: boolean }): void;
  type(text: string): void;
  /** Says it, or runs the command that it is. A faulty command stays, to be corrected. */
  submit(): void;
  readonly wheel: EmoteChoice;
  /** When the room is left. */
  reset(): void;
};

export type DeskPorts = {
  readonly session: Session;
  readonly actions: Actions;
  readonly muted: Muted;
  readonly after: TypingPorts["after"];
};

const OWN_LINES_MAX = 60;

export function createChatDesk({ session, actions, muted, after }: DeskPorts): ChatDesk {
  const settings = createChatSettings();
  const isOpen = signal(false);
  const text = signal("");
  const audience = signal<Audience>("room");
  const focusAsked = signal(0);
  const myName = computed(() => session.me.value?.name ?? "");
  const own = signal<readonly OwnLine[]>([]);
  const wheel = createEmoteChoice(actions);
  const fingerprints = followMarks(session);
  const typing = createTyping({ tell: (on) => actions.ask("typing", { typing: on }), after });
  let nextKey = 1;

  const answer = (words: string) => {
    const line = { key: nextKey++, after: session.chat.peek().at(-1)?.key ?? 0, text: words };
    own.value = [...own.peek(), line].slice(-OWN_LINES_MAX);
  };
  const isMuted = (from: number) => muted.isMuted(fingerprints.value.get(from) ?? "");
  const close = ({ giveUp } = { giveUp: false }) => {
    isOpen.value = false;
    typing.ended();
    if (!giveUp) return;
    text.value = "";
    audience.value = "room";
  };
  const lines = computed(() => {
    const reader = { id: session.myId.value, name: myName.value, isMuted };
    return shownLines(session.chat.value, own.value, { ...reader, comings: settings.wishes.value.comings });
  });

  return {
    ...{ settings, isOpen, text, audience, focusAsked, lines, isMuted, close, wheel },
    open(to, start) {
      if (to !== undefined) audience.value = to;
      if (start !== undefined) text.value = start;
      wheel.isOpen.value = false;
      isOpen.value = true;
      focusAsked.value++;
    },
    type(typed) {
      text.value = limitLine(typed);
      typing.typed(text.value);
    },
    submit() {
      const line = text.value.trim();
      if (line.startsWith("/")) {
        const wrong = runCommand(line, { session, actions, muted, answer });
        if (wrong !== undefined) return answer(wrong);
      } else if (line !== "") actions.ask("chat", { text: line, to: addressOf(audience.value) });
      close({ giveUp: true });
    },
    reset() {
      close({ giveUp: true });
      own.value = [];
      wheel.isOpen.value = false;
    },
  };
}

function addressOf(audience: Audience): "room" | "team" | number {
  return typeof audience === "string" ? audience : audience.id;
}

/** The fingerprints of all who are or were here, by id: lines of somebody who left are his as well. */
function followMarks({ players }: Session): ReadonlySignal<ReadonlyMap<number, string>> {
  const fingerprints = signal<ReadonlyMap<number, string>>(new Map());
  effect(() => {
    const news = players.value.filter(({ id, fingerprint }) => fingerprints.peek().get(id) !== fingerprint);
    if (players.value.length === 0) fingerprints.value = new Map();
    else if (news.length > 0) fingerprints.value = new Map([...fingerprints.peek(), ...news.map(markEntry)]);
  });
  return fingerprints;
}

function markEntry({ id, fingerprint }: PlayerInfo): [number, string] {
  return [id, fingerprint];
}
