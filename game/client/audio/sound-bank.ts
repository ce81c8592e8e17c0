/** The sounds of the match, as buffers. */
import index from "#assets/audio/sounds.json" with { type: "json" };
import url from "#assets/audio/sounds.qoa?url";
import { decodeQoa } from "./qoa.ts";

export type SoundName = keyof typeof index;

const SOUND_INDEX: Readonly<Record<SoundName, { readonly rate: number; readonly variants: number[][] }>> = index;

/** Decodes the file; throws an error when it is none. About 50 ms of work. */
export function readBank(context: AudioContext, file: Uint8Array): Map<SoundName, AudioBuffer[]> {
  const samples = decodeQoa(file);
  const names = Object.keys(SOUND_INDEX) as SoundName[];
  return new Map(
    names.map((name) => {
      const { rate, variants } = SOUND_INDEX[name];
      return [name, variants.map(([start, length]) => bufferOf(context, rate, samples, start!, length!))];
    }),
  );
}

function bufferOf(
  context: AudioContext,
  rate: number,
  samples: Float32Array<ArrayBuffer>,
  start: number,
  length: number,
) {
  const buffer = context.createBuffer(1, length, rate);
  buffer.copyToChannel(samples.subarray(start, start + length), 0);
  return buffer;
}

/** The file as the server sends it. */
export async function fetchBank(): Promise<Uint8Array> {
  const response = await fetch(url, { priority: "low" });
  if (!response.ok) throw new Error(`sounds: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
