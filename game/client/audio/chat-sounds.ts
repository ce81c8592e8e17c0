/** What is heard of a room's talk: lines, calls, private lines, who comes and goes, and the bell of a vote. */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import { doesCall, type ChatLine } from "#client/session/chat.ts";
import type { Session } from "#client/session/session.ts";
import type { Sound, Synth } from "./synth.ts";

export type ChatSoundName = "line" | "call" | "whisper" | "coming" | "vote";

const tone = (pitch: number, atMs: number, lastsMs: number, loudness: number) =>
  ({ shape: "sine", pitch, atMs, lastsMs, loudness }) as const;

export const CHAT_SOUNDS: Readonly<Record<ChatSoundName, Sound>> = {
  line: [{ ...tone(520, 0, 70, 0.16), glideTo: 430 }],
  call: [tone(784, 0, 140, 0.3), tone(1175, 110, 260, 0.34), tone(2350, 110, 160, 0.06)],
  whisper: [tone(660, 0, 90, 0.2), tone(880, 90, 160, 0.22)],
  coming: [{ shape: "triangle", pitch: 240, glideTo: 200, atMs: 0, lastsMs: 45, loudness: 0.12 }],
  // A bell: the third partial of a struck one is a little sharp.
  vote: [tone(587, 0, 900, 0.3), tone(1174, 0, 600, 0.12), tone(1790, 0, 350, 0.07), tone(587, 420, 900, 0.24)],
};

export type SoundWishes = {
  /** 0 to 1; 0 when there shall be none. */
  readonly volume: number;
  /** Also for lines that are for nobody in particular, and for who comes and goes. */
  readonly ticks: boolean;
  readonly comings: boolean;
};

export type ChatSoundPorts = {
  readonly session: Session;
  readonly synth: Synth;
  readonly page: { readonly hidden: boolean };
  readonly wishes: ReadonlySignal<SoundWishes>;
  /** Whether the writer with this id is muted. */
  readonly isMuted: (from: number) => boolean;
};

/** Plays until the returned function is called. */
export function playChatSounds({ session, synth, page, wishes, isMuted }: ChatSoundPorts): () => void {
  let last = session.chat.peek().at(-1)?.key ?? 0;
  return effect(() => {
    const lines = session.chat.value;
    const fresh = lines.filter((line) => line.key > last);
    // Between two rooms there are none, and the next one may count from the start.
    last = lines.at(-1)?.key ?? 0;
    const sounds = fresh.map((line) => soundOf(line, session, wishes.peek(), isMuted));
    // Several lines at once are one sound, the one that matters most.
    const heard = IMPORTANCE.find((name) => sounds.includes(name) && (!page.hidden || name === "call"));
    if (heard !== undefined) synth.play(CHAT_SOUNDS[heard], wishes.peek().volume);
  });
}

const IMPORTANCE: readonly ChatSoundName[] = ["call", "vote", "whisper", "line", "coming"];

/** Undefined for what is silent: history, own lines, and all that is not wanted. */
function soundOf(
  { notice, old }: ChatLine,
  { myId, me }: Session,
  { ticks, comings }: SoundWishes,
  isMuted: (from: number) => boolean,
): ChatSoundName | undefined {
  if (old) return undefined;
  if (notice.kind === "voteCalled") return "vote";
  // Whoever is about to lose his seat may have gone to another tab.
  if (notice.kind === "awaySoon") return "call";
  if (notice.kind === "joined" || notice.kind === "left") return ticks && comings ? "coming" : undefined;
  if (notice.kind !== "chat" || notice.from === myId.peek() || isMuted(notice.from)) return undefined;
  if (doesCall(notice.text, me.peek()?.name ?? "")) return "call";
  if (notice.scope === "private") return "whisper";
  return ticks ? "line" : undefined;
}
