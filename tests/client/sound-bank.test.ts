/** The sounds of the match: as the synthesis makes them, without clipping, offsets and seams, in a file the page can read. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeQoa } from "#client/audio/qoa.ts";
import { centroidOf, levelsOf } from "#client/synthesis/measure.ts";
import { encodeQoa } from "#client/synthesis/qoa-encoder.ts";
import { createRandom, noise, RATE, tone } from "#client/synthesis/samples.ts";
import { bankOf, makeSounds, type SoundIndex } from "#client/synthesis/sound-bank.ts";

const file = new Uint8Array(readFileSync(new URL("../../assets/audio/sounds.qoa", import.meta.url)));
const index = JSON.parse(
  readFileSync(new URL("../../assets/audio/sounds.json", import.meta.url), "utf8"),
) as SoundIndex;
const sounds = makeSounds();

/** Energy of the signal over that of the difference, in decibels. */
function fidelity(wanted: ArrayLike<number>, got: ArrayLike<number>): number {
  let [signal, error] = [0, 1e-12];
  for (let i = 0; i < wanted.length; i++) {
    signal += wanted[i]! ** 2;
    error += (wanted[i]! - got[i]!) ** 2;
  }
  return 10 * Math.log10(signal / error);
}

describe("the sounds", () => {
  it("are those that the synthesis makes, to the byte", () => {
    const made = bankOf(sounds);
    expect(made.index).toEqual(index);
    expect(Buffer.from(made.audio).equals(file)).toBe(true);
    expect(file.length).toBeLessThan(250_000);
  });

  it("have the common peak, no offset, silence at the end, and loops no seam", () => {
    for (const { name, variants, loop } of sounds) {
      for (const samples of variants) {
        const of = levelsOf(samples);
        expect.soft(of.peakDb, name).toBeLessThan(-2.9);
        expect.soft(of.peakDb, name).toBeGreaterThan(-3.6);
        expect.soft(of.clipped, name).toBe(0);
        expect.soft(Math.abs(of.offset), name).toBeLessThan(0.001);
        if (loop) expect.soft(of.seam, name).toBeLessThan(0.5);
        else expect.soft(Math.abs(samples.at(-1)!), name).toBeLessThan(0.01);
      }
    }
  });

  it("get brighter with strength, and their variations differ", () => {
    const centre = (name: string) => {
      const { variants, rate } = sounds.find((sound) => sound.name === name)!;
      return variants.map((samples) => centroidOf(samples, rate));
    };
    for (const kind of ["kick", "board"]) {
      const [soft, medium, hard] = ["Soft", "Medium", "Hard"].map((strength) => centre(kind + strength));
      expect(Math.max(...soft!)).toBeLessThan(Math.min(...medium!));
      expect(Math.max(...medium!)).toBeLessThan(Math.min(...hard!));
      expect(new Set(hard).size).toBe(hard!.length);
    }
  });

  it("are hardly changed by the file's format", () => {
    const decoded = decodeQoa(file);
    for (const { name, variants } of sounds) {
      variants.forEach((samples, i) => {
        const [start, length] = index[name]!.variants[i]!;
        expect(length).toBe(samples.length);
        expect.soft(fidelity(samples, decoded.subarray(start, start + length)), name).toBeGreaterThan(18);
      });
    }
  });
});

describe("a QOA file", () => {
  it("has every number of samples, of noise and of a tone", () => {
    for (const count of [0, 1, 19, 20, 21, 5120, 5121]) {
      const samples = noise(1, createRandom(count))
        .subarray(0, count)
        .map((sample) => sample / 4);
      const decoded = decodeQoa(encodeQoa(samples, RATE));
      expect(decoded.length).toBe(count);
      if (count > 20) expect(fidelity(samples, decoded)).toBeGreaterThan(6);
    }
    const pure = tone(
      0.2,
      () => 440,
      () => 0.7,
    );
    expect(fidelity(pure, decodeQoa(encodeQoa(pure, RATE)))).toBeGreaterThan(40);
  });

  it("is refused when it is something else or cut off", () => {
    expect(() => decodeQoa(new Uint8Array(4))).toThrow("no QOA file");
    expect(() => decodeQoa(new TextEncoder().encode("<!doctype html>"))).toThrow("no QOA file");
    expect(() => decodeQoa(file.subarray(0, 5000))).toThrow("cut off");
    const stereo = file.slice();
    stereo[8] = 2;
    expect(() => decodeQoa(stereo)).toThrow("one channel");
    const short = encodeQoa(new Float64Array(100), RATE);
    expect(() => decodeQoa(short.subarray(0, -8))).toThrow();
  });
});
