/** Sounds of the chat: messages, mentions, whispers, players joining and leaving, and the bell of a vote. */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import { isMentioned, type ChatLine } from "#client/session/chat.ts";
import type { Session } from "#client/session/session.ts";
import type { Sound, Synth } from "./synth.ts";

export type ChatSoundName = "message" | "mention" | "whisper" | "presence" | "vote";

const tone = (pitch: number, atMs: number, durationMs: number, gain: number) =>
  ({ shape: "sine", pitch, atMs, durationMs, gain }) as const;

export const CHAT_SOUNDS: Readonly<Record<ChatSoundName, Sound>> = {
  message: [{ ...tone(520, 0, 70, 0.16), glideTo: 430 }],
  mention: [tone(784, 0, 140, 0.3), tone(1175, 110, 260, 0.34), tone(2350, 110, 160, 0.06)],
  whisper: [tone(660, 0, 90, 0.2), tone(880, 90, 160, 0.22)],
  presence: [{ shape: "triangle", pitch: 240, glideTo: 200, atMs: 0, durationMs: 45, gain: 0.12 }],
  // A bell: its third partial is a little sharp.
  vote: [tone(587, 0, 900, 0.3), tone(1174, 0, 600, 0.12), tone(1790, 0, 350, 0.07), tone(587, 420, 900, 0.24)],
};

/** By priority: of several messages at once only the most important sound is played. */
const PRIORITY: readonly ChatSoundName[] = ["mention", "vote", "whisper", "message", "presence"];

export type SoundSettings = {
  /** 0 to 1; 0 is silent. */
  readonly volume: number;
  /** Also for messages that do not mention the user. */
  readonly everyMessage: boolean;
  /** Also for players joining and leaving; only together with `everyMessage`. */
  readonly presence: boolean;
};

export type ChatSoundPorts = {
  readonly session: Session;
  readonly synth: Synth;
  readonly page: { readonly hidden: boolean };
  readonly settings: ReadonlySignal<SoundSettings>;
  /** By player id of the author. */
  readonly isIgnored: (from: number) => boolean;
};

/** Plays until the returned function is called. */
export function playChatSounds({ session, synth, page, settings, isIgnored }: ChatSoundPorts): () => void {
  let lastKey = session.chat.peek().at(-1)?.key ?? 0;
  return effect(() => {
    const lines = session.chat.value;
    const added = lines.filter((line) => line.key > lastKey);
    // The chat is empty between two rooms, and keys may start again in the next one.
    lastKey = lines.at(-1)?.key ?? 0;
    const sounds = added.map((line) => soundOf(line, session, settings.peek(), isIgnored));
    const played = PRIORITY.find((name) => sounds.includes(name) && (!page.hidden || name === "mention"));
    if (played !== undefined) synth.play(CHAT_SOUNDS[played], settings.peek().volume);
  });
}

/** Undefined for silent messages: history, the user's own ones, and those the settings exclude. */
function soundOf(
  { notice, old }: ChatLine,
  { myId, me }: Session,
  { everyMessage, presence }: SoundSettings,
  isIgnored: (from: number) => boolean,
): ChatSoundName | undefined {
  if (old) return undefined;
  if (notice.kind === "voteCalled") return "vote";
  // A player that is about to lose their seat may be in another tab, where only mentions are played.
  if (notice.kind === "awaySoon") return "mention";
  if (notice.kind === "joined" || notice.kind === "left") return everyMessage && presence ? "presence" : undefined;
  if (notice.kind !== "chat" || notice.from === myId.peek() || isIgnored(notice.from)) return undefined;
  if (isMentioned(notice.text, me.peek()?.name ?? "")) return "mention";
  if (notice.scope === "private") return "whisper";
  return everyMessage ? "message" : undefined;
}
