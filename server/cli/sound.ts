/** `rondo sound …`: makes the sounds of the match, and measures them. */
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { defineCommand } from "citty";
import { figuresTable, spectra } from "#client/synthesis/measure.ts";
import { bankOf, makeSounds, type MadeSound } from "#client/synthesis/sound-bank.ts";
import { writeOutput } from "./files.ts";
import { reportUserErrors } from "./user-error.ts";

const makeCommand = defineCommand({
  meta: { name: "make", description: "Synthesise the sounds and write them" },
  args: { output: { type: "string", alias: "o", description: "Folder", default: "assets/audio" } },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const { audio, index } = bankOf(makeSounds());
      await writeOutput(join(args.output, "sounds.qoa"), audio);
      await writeOutput(join(args.output, "sounds.json"), `${JSON.stringify(index, null, 2)}\n`);
      console.log(`${args.output}: ${Object.keys(index).length} sounds, ${audio.length} bytes`);
    }),
});

const measureCommand = defineCommand({
  meta: { name: "measure", description: "Print level, loudness and spectrum of the sounds" },
  args: { pictures: { type: "string", description: "Folder for a spectrogram of each", valueHint: "DIR" } },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const sounds = makeSounds();
      console.log(figuresTable(sounds));
      if (args.pictures === undefined) return;
      for (const sound of sounds) await writeOutput(join(args.pictures, `${sound.name}.png`), spectrogram(sound));
    }),
});

export const soundCommand = defineCommand({
  meta: { name: "sound", description: "Make and measure the sounds of the match" },
  subCommands: { make: makeCommand, measure: measureCommand },
});

/** Decibels below full scale that are black. */
const FLOOR_DB = 84;

/** A PNG of the first variation: time to the right, up to 12 kHz upwards, levels in decibels as grey. */
function spectrogram({ variants, rate }: MadeSound): Uint8Array {
  const samples = variants[0]!;
  const columns = spectra(samples, Math.max(16, Math.round(samples.length / 900)));
  const height = columns[0]!.length;
  const lines = Buffer.alloc((columns.length + 1) * height);
  columns.forEach((levels, x) => {
    for (let y = 0; y < height; y++) {
      const decibels = 20 * Math.log10(Math.max(1e-9, levels[height - 1 - y]!));
      lines[y * (columns.length + 1) + 1 + x] = Math.max(0, Math.round(255 * (1 + decibels / FLOOR_DB)));
    }
  });
  return png(columns.length, height, lines, rate);
}

/** An image of eight-bit greys; each line starts with a byte 0. `rate` is noted as a comment. */
function png(width: number, height: number, lines: Uint8Array, rate: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(`Comment\0${rate} samples per second`)),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
