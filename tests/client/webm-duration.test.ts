/** The duration that is added to WebM files, in headers as browsers write them. */
import { describe, expect, it } from "vitest";
import { headWithDuration, withDuration } from "#client/replay/video/webm-duration.ts";

const EBML = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x86, 0x81, 1];
const SEGMENT = [0x18, 0x53, 0x80, 0x67];
const OPEN = [1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const INFO = [0x15, 0x49, 0xa9, 0x66];
/** A unit of a millisecond. */
const SCALE = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const TRACKS = [0x16, 0x54, 0xae, 0x6b, 0x81, 7];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75, 0xff, 1, 2, 3];
const seconds = (value: number) =>
  [...new Uint8Array(new DataView(new ArrayBuffer(8)).buffer).keys()].map((i) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getUint8(i);
  });
const DURATION = (value: number) => [0x44, 0x89, 0x88, ...seconds(value)];

const file = (info: readonly number[], size = [0x80 + info.length]) =>
  Uint8Array.from([...EBML, ...SEGMENT, ...OPEN, ...INFO, ...size, ...info, ...TRACKS, ...CLUSTER]);

describe("the duration of a WebM file", () => {
  it("is added to the information of the segment, whose size grows by it", () => {
    const info = [...SCALE, ...DURATION(1500)];
    expect(headWithDuration(file(SCALE), 1500)).toEqual(file(info, [1, 0, 0, 0, 0, 0, 0, info.length]));
    // A size that is written with eight bytes.
    const long = file(SCALE, [1, 0, 0, 0, 0, 0, 0, SCALE.length]);
    expect(headWithDuration(long, 1500)).toEqual(file(info, [1, 0, 0, 0, 0, 0, 0, info.length]));
  });

  it("replaces one that is there, in the unit of the file", () => {
    const scale = [0x2a, 0xd7, 0xb1, 0x82, 0x27, 0x10];
    expect(headWithDuration(file([...scale, ...DURATION(0)]), 20)).toEqual(file([...scale, ...DURATION(2000)]));
    const short = [0x44, 0x89, 0x84, 0, 0, 0, 0];
    expect(headWithDuration(file([...SCALE, ...short]), 1)).toEqual(
      file([...SCALE, 0x44, 0x89, 0x84, 0x3f, 0x80, 0, 0]),
    );
  });

  it("is left out of files with another header", async () => {
    const seekHead = [0x11, 0x4d, 0x9b, 0x74, 0x80];
    const known = [0x90];
    for (const bytes of [
      [],
      [1, 2, 3, 0, 0, 0],
      [...new TextEncoder().encode("....ftypisom")],
      [...EBML, ...SEGMENT, ...known, ...INFO, 0x80 + SCALE.length, ...SCALE],
      [...EBML, ...SEGMENT, ...OPEN, ...seekHead, ...INFO, 0x80 + SCALE.length, ...SCALE],
      [...EBML, ...SEGMENT, ...OPEN, ...CLUSTER, ...INFO, 0x80 + SCALE.length, ...SCALE],
      [...EBML, ...SEGMENT, ...OPEN, ...INFO, 0xfe, ...SCALE],
    ]) {
      expect(headWithDuration(Uint8Array.from(bytes), 10)).toBeUndefined();
      const blob = new Blob([Uint8Array.from(bytes)]);
      expect(await withDuration(blob, 10)).toBe(blob);
    }
  });

  it("leaves the rest of a long file as it is", async () => {
    const pictures = new Uint8Array(10_000).fill(9);
    const changed = await withDuration(new Blob([file(SCALE), pictures], { type: "video/webm" }), 1500);
    const expected = headWithDuration(file(SCALE), 1500)!;
    expect(changed.type).toBe("video/webm");
    expect(new Uint8Array(await changed.arrayBuffer())).toEqual(Uint8Array.from([...expected, ...pictures]));
  });
});
