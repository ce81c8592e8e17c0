/**
 * The theme of the home page, played live from a list of notes: a warm electric piano over a soft bass, in 3/4 like an evening
 * walk to the ground. It repeats until it is stopped.
 */
import type { AudioOutput } from "./audio-output.ts";

/** Counts (quarter notes) per minute. */
const TEMPO = 92;
const COUNT_S = 60 / TEMPO;
const COUNTS_PER_BAR = 3;

type Chord = { readonly bass: number; readonly notes: readonly number[] };

/** MIDI numbers of keys. */
const CHORDS = {
  D: { bass: 38, notes: [57, 62, 66] },
  Bm: { bass: 35, notes: [59, 62, 66] },
  G: { bass: 43, notes: [59, 62, 67] },
  A: { bass: 45, notes: [57, 61, 64] },
  Em: { bass: 40, notes: [59, 64, 67] },
  Fm: { bass: 42, notes: [57, 61, 66] },
} as const satisfies Readonly<Record<string, Chord>>;

const BARS: readonly (keyof typeof CHORDS)[] = [
  ...(["D", "Bm", "G", "A", "D", "Fm", "Em", "A"] as const),
  ...(["G", "A", "Fm", "Bm", "Em", "A", "D", "D"] as const),
];

/** Bar, count within it, key, and length in counts. */
const MELODY: readonly (readonly [bar: number, count: number, key: number, length: number])[] = [
  ...([
    [0, 0, 74, 1.5],
    [0, 1.5, 76, 0.5],
    [0, 2, 78, 1],
    [1, 0, 74, 2],
    [1, 2, 71, 1],
  ] as const),
  ...([
    [2, 0, 71, 1.5],
    [2, 1.5, 74, 0.5],
    [2, 2, 79, 1],
    [3, 0, 76, 2.5],
  ] as const),
  ...([
    [4, 0, 74, 1.5],
    [4, 1.5, 76, 0.5],
    [4, 2, 78, 1],
    [5, 0, 81, 2],
    [5, 2, 78, 1],
  ] as const),
  ...([
    [6, 0, 79, 1],
    [6, 1, 78, 1],
    [6, 2, 76, 1],
    [7, 0, 73, 2.5],
  ] as const),
  ...([
    [8, 0, 83, 1.5],
    [8, 1.5, 81, 0.5],
    [8, 2, 79, 1],
    [9, 0, 81, 1.5],
    [9, 1.5, 79, 0.5],
    [9, 2, 76, 1],
  ] as const),
  ...([
    [10, 0, 78, 1.5],
    [10, 1.5, 76, 0.5],
    [10, 2, 73, 1],
    [11, 0, 74, 2.5],
  ] as const),
  ...([
    [12, 0, 76, 1],
    [12, 1, 79, 1],
    [12, 2, 78, 1],
    [13, 0, 76, 1],
    [13, 1, 73, 1],
    [13, 2, 76, 1],
  ] as const),
  ...([[14, 0, 74, 5]] as const),
];

export type Note = {
  /** Counts from the start of the theme. */
  readonly start: number;
  readonly key: number;
  readonly length: number;
  readonly voice: "melody" | "chord" | "bass";
};

/** Counts of the theme before it repeats. */
export const THEME_COUNTS = BARS.length * COUNTS_PER_BAR;

/** All notes by their start. */
export const THEME_NOTES: readonly Note[] = [
  ...MELODY.map(([bar, count, key, length]): Note => {
    return { start: bar * COUNTS_PER_BAR + count, key, length, voice: "melody" };
  }),
  ...BARS.flatMap((name, bar): Note[] => {
    const { bass, notes } = CHORDS[name];
    const start = bar * COUNTS_PER_BAR;
    return [
      { start, key: bass, length: 2.6, voice: "bass" },
      ...[1, 2].flatMap((count) =>
        notes.map((key): Note => ({ start: start + count, key, length: 0.8, voice: "chord" })),
      ),
    ];
  }),
].toSorted((a, b) => a.start - b.start);

/** Harmonics of each voice: relative pitch, level, and decay in seconds. */
const VOICES: Readonly<
  Record<Note["voice"], { readonly gain: number; readonly parts: readonly (readonly number[])[] }>
> = {
  melody: {
    gain: 0.16,
    parts: [
      [1, 1, 1.8],
      [2, 0.24, 0.9],
      [4, 0.1, 0.35],
    ],
  },
  chord: {
    gain: 0.05,
    parts: [
      [1, 1, 0.9],
      [2, 0.2, 0.4],
    ],
  },
  bass: {
    gain: 0.2,
    parts: [
      [1, 1, 1.5],
      [2, 0.4, 0.7],
    ],
  },
};

/** Notes are handed to the audio thread this many seconds ahead, at this interval in milliseconds. */
const AHEAD_S = 0.6;
const INTERVAL_MS = 200;

/** Plays until the returned function is called. */
export function startTheme(output: AudioOutput): () => void {
  const { context } = output;
  const music = output.group("music");
  if (context === undefined || music === undefined) return () => undefined;
  const all = new GainNode(context, { gain: 0 });
  all.connect(music);
  all.gain.setTargetAtTime(1, context.currentTime, 0.8);
  const start = context.currentTime + 0.2;
  let next = 0;
  const playDue = () => {
    for (;;) {
      const note = THEME_NOTES[next % THEME_NOTES.length]!;
      const round = Math.floor(next / THEME_NOTES.length);
      const at = start + (round * THEME_COUNTS + note.start) * COUNT_S;
      if (at > context.currentTime + AHEAD_S) return;
      // After a pause of the page's timers the notes that were due are left out.
      if (at >= context.currentTime - 0.05) playNote(context, all, note, Math.max(at, context.currentTime));
      next++;
    }
  };
  playDue();
  const timer = setInterval(playDue, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    all.gain.setTargetAtTime(0, context.currentTime, 0.15);
    setTimeout(() => all.disconnect(), 1000);
  };
}

function playNote(context: AudioContext, to: AudioNode, { key, length, voice }: Note, at: number): void {
  const hertz = 440 * 2 ** ((key - 69) / 12);
  const { gain, parts } = VOICES[voice];
  for (const [ratio, level, decay] of parts as readonly (readonly [number, number, number])[]) {
    const oscillator = new OscillatorNode(context, { frequency: hertz * ratio });
    const envelope = new GainNode(context, { gain: 0 });
    const end = at + length * COUNT_S;
    envelope.gain.setValueAtTime(0, at);
    envelope.gain.linearRampToValueAtTime(gain * level, at + 0.012);
    envelope.gain.setTargetAtTime(0, at + 0.012, decay / 3);
    envelope.gain.setTargetAtTime(0, end, 0.07);
    oscillator.connect(envelope).connect(to);
    oscillator.start(at);
    oscillator.stop(end + 0.5);
  }
}
