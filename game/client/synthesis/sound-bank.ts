/** All sounds of the match, and the two files of assets/audio that are made of them. */
import { encodeQoa } from "./qoa-encoder.ts";
import { board, bump, kick, net, post, rubber, touch } from "./impacts.ts";
import { cheer, groan, halved, murmur } from "./crowd.ts";
import { RATE, type Samples } from "./samples.ts";
import { click, countdown, go, goldenGoal, lastMinute } from "./signals.ts";
import { fullTimeWhistle, goalWhistle, kickOffWhistle } from "./whistles.ts";

export type MadeSound = {
  readonly name: string;
  /** The variations, one after the other. */
  readonly variants: readonly Samples[];
  /** Samples per second. */
  readonly rate: number;
  /** Whether it continues at its beginning. */
  readonly loop: boolean;
};

const STRENGTHS = ["Soft", "Medium", "Hard"] as const;

function sound(name: string, variants: readonly Samples[], { rate = RATE, loop = false } = {}): MadeSound {
  return { name, variants, rate, loop };
}

const times = (count: number, make: (i: number) => Samples): Samples[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Takes about a second. */
export function makeSounds(): readonly MadeSound[] {
  return [
    ...STRENGTHS.map((name, s) =>
      sound(
        `kick${name}`,
        times(3, (i) => kick(s, 11 + 10 * s + i)),
      ),
    ),
    ...STRENGTHS.map((name, s) =>
      sound(
        `board${name}`,
        times(2, (i) => board(s, 51 + 10 * s + i)),
      ),
    ),
    sound(
      "rubber",
      times(2, (i) => rubber(91 + i)),
    ),
    sound(
      "net",
      times(2, (i) => net(101 + i)),
    ),
    sound(
      "touch",
      times(3, (i) => touch(111 + i)),
    ),
    sound(
      "bump",
      times(2, (i) => bump(121 + i)),
    ),
    sound(
      "post",
      times(2, (i) => post(131 + i)),
    ),
    sound("whistleKickOff", [kickOffWhistle()]),
    sound("whistleGoal", [goalWhistle()]),
    sound("whistleEnd", [fullTimeWhistle()]),
    sound("cheer", [cheer()]),
    sound("groan", [halved(groan(), false)], { rate: RATE / 2 }),
    sound("crowd", [halved(murmur(), true)], { rate: RATE / 2, loop: true }),
    sound("countdown", [countdown()]),
    sound("go", [go()]),
    sound("click", [click()]),
    sound("goldenGoal", [goldenGoal()]),
    sound("lastMinute", [lastMinute()]),
  ];
}

/** Where a sound is in the file: first sample and length of each variation. */
export type SoundIndex = Readonly<
  Record<string, { readonly rate: number; readonly variants: readonly (readonly [start: number, length: number])[] }>
>;

/** Samples of silence between two sounds, so that nothing of one leaks into the other. */
const GAP = 40;

/** The files: one of QOA with all sounds one after the other, and their index. */
export function bankOf(sounds: readonly MadeSound[]): { readonly audio: Uint8Array; readonly index: SoundIndex } {
  const index: Record<string, SoundIndex[string]> = {};
  const parts: { readonly at: number; readonly samples: Samples }[] = [];
  let end = 0;
  for (const { name, variants, rate } of sounds) {
    const spans = variants.map((samples): [number, number] => {
      parts.push({ at: end, samples });
      const span: [number, number] = [end, samples.length];
      end += samples.length + GAP;
      return span;
    });
    index[name] = { rate, variants: spans };
  }
  const all = new Float64Array(end);
  for (const { at, samples } of parts) all.set(samples, at);
  return { audio: encodeQoa(all, RATE), index };
}
