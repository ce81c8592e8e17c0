/**
 * Sounds of the chat: messages, mentions, whispers, players joining and leaving, the bell of a vote, and what the room's
 * script plays.
 */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import { isMentioned, type ChatLine, type PlayedSound } from "#client/session/chat.ts";
import type { Session } from "#client/session/session.ts";
import type { SoundName } from "./sound-bank.ts";
import type { Sound, Synth } from "./synth.ts";

export type ChatSoundName =
  | "message"
  | "mention"
  | "whisper"
  | "presence"
  | "leave"
  | "vote"
  | "whistle"
  | "goal"
  | "kick";

const tone = (pitch: number, atMs: number, durationMs: number, gain: number) =>
  ({ shape: "sine", pitch, atMs, durationMs, gain }) as const;

export const CHAT_SOUNDS: Readonly<Record<ChatSoundName, Sound>> = {
  message: [{ ...tone(520, 0, 70, 0.16), glideTo: 430 }],
  mention: [tone(784, 0, 140, 0.3), tone(1175, 110, 260, 0.34), tone(2350, 110, 160, 0.06)],
  whisper: [tone(660, 0, 90, 0.2), tone(880, 90, 160, 0.22)],
  presence: [{ shape: "triangle", pitch: 240, glideTo: 200, atMs: 0, durationMs: 45, gain: 0.12 }],
  leave: [{ shape: "triangle", pitch: 200, glideTo: 150, atMs: 0, durationMs: 60, gain: 0.12 }],
  // Two close pitches tremble like the pea in a whistle.
  whistle: [
    { shape: "square", pitch: 2300, glideTo: 2360, atMs: 0, durationMs: 420, gain: 0.05 },
    { shape: "square", pitch: 2344, glideTo: 2390, atMs: 0, durationMs: 420, gain: 0.05 },
  ],
  goal: [tone(523, 0, 160, 0.26), tone(659, 120, 160, 0.26), tone(784, 240, 160, 0.26), tone(1047, 360, 520, 0.3)],
  kick: [{ shape: "triangle", pitch: 210, glideTo: 70, atMs: 0, durationMs: 90, gain: 0.4 }],
  // A bell: its third partial is a little sharp.
  vote: [tone(587, 0, 900, 0.3), tone(1174, 0, 600, 0.12), tone(1790, 0, 350, 0.07), tone(587, 420, 900, 0.24)],
};

const SCRIPT_SOUNDS: Readonly<Record<PlayedSound["sound"], ChatSoundName>> = {
  chat: "message",
  notification: "mention",
  whistle: "whistle",
  goal: "goal",
  kick: "kick",
  join: "presence",
  leave: "leave",
};

/** Better ones for some of them, where the sounds of the match have loaded. */
const BANK_SOUNDS: Partial<Readonly<Record<PlayedSound["sound"], SoundName>>> = {
  whistle: "whistleKickOff",
  goal: "cheer",
  kick: "kickMedium",
};

/** By priority: of several messages at once only the most important sound is played. */
const PRIORITY: readonly ChatSoundName[] = ["mention", "vote", "whisper", "message", "presence"];

export type ChatSoundSettings = {
  /** False: none of them. */
  readonly chat: boolean;
  /** Also for messages that do not mention the user. */
  readonly everyMessage: boolean;
  /** Also for players joining and leaving; only together with `everyMessage`. */
  readonly presence: boolean;
  /** Also what the room's script plays. */
  readonly scriptSounds: boolean;
};

export type ChatSoundPorts = {
  readonly session: Session;
  readonly synth: Synth;
  /** Plays a sound of the match; false when it is not available. */
  readonly playFromBank?: (name: SoundName) => boolean;
  readonly page: { readonly hidden: boolean };
  readonly settings: ReadonlySignal<ChatSoundSettings>;
  /** By player id of the author. */
  readonly isIgnored: (from: number) => boolean;
};

/** Plays until the returned function is called. */
export function playChatSounds(ports: ChatSoundPorts): () => void {
  const stopLines = playLines(ports);
  const stopScript = playScriptSounds(ports);
  return () => {
    stopLines();
    stopScript();
  };
}

/** In a hidden tab only the notification is played, as for lines. */
function playScriptSounds({ session, synth, playFromBank, page, settings }: ChatSoundPorts): () => void {
  return effect(() => {
    const played = session.scriptSound.value;
    const { scriptSounds, chat } = settings.peek();
    if (played === null || !scriptSounds || !chat || (page.hidden && played.sound !== "notification")) return;
    const better = BANK_SOUNDS[played.sound];
    if (better !== undefined && playFromBank?.(better) === true) return;
    synth.play(CHAT_SOUNDS[SCRIPT_SOUNDS[played.sound]]);
  });
}

function playLines({ session, synth, page, settings, isIgnored }: ChatSoundPorts): () => void {
  let lastKey = session.chat.peek().at(-1)?.key ?? 0;
  return effect(() => {
    const lines = session.chat.value;
    const added = lines.filter((line) => line.key > lastKey);
    // The chat is empty between two rooms, and keys may start again in the next one.
    lastKey = lines.at(-1)?.key ?? 0;
    const sounds = added.map((line) => soundOf(line, session, settings.peek(), isIgnored));
    const played = PRIORITY.find((name) => sounds.includes(name) && (!page.hidden || name === "mention"));
    if (played !== undefined && settings.peek().chat) synth.play(CHAT_SOUNDS[played]);
  });
}

type LineOf<K extends ChatLine["notice"]["kind"]> = Extract<ChatLine["notice"], { kind: K }>;

/** Undefined for silent lines: history, the user's own ones, and those the settings exclude. */
function soundOf(
  { notice, old }: ChatLine,
  { myId, me }: Session,
  settings: ChatSoundSettings,
  isIgnored: (from: number) => boolean,
): ChatSoundName | undefined {
  if (old) return undefined;
  switch (notice.kind) {
    case "voteCalled":
      return "vote";
    case "awaySoon":
      // A player that is about to lose their seat may be in another tab, where only mentions are played.
      return "mention";
    case "joined":
    case "left":
      return settings.everyMessage && settings.presence ? "presence" : undefined;
    case "scriptLine":
      return scriptLineSound(notice, settings);
    case "chat":
      if (notice.from === myId.peek() || isIgnored(notice.from)) return undefined;
      return chatSound(notice, me.peek()?.name ?? "", settings);
    default:
      return undefined;
  }
}

function chatSound({ text, scope }: LineOf<"chat">, myName: string, { everyMessage }: ChatSoundSettings) {
  if (isMentioned(text, myName)) return "mention";
  if (scope === "private") return "whisper";
  return everyMessage ? "message" : undefined;
}

function scriptLineSound({ sound }: LineOf<"scriptLine">, { everyMessage, scriptSounds }: ChatSoundSettings) {
  if (!scriptSounds || sound === 0) return undefined;
  if (sound === 2) return "mention";
  return everyMessage ? "message" : undefined;
}
