/** The layout of `.hbr2` files: a file that is written out byte by byte, and a recording of the original game. */
import { inflateRawSync } from "node:zlib";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { decodeCesu8, encodeCesu8, measureCesu8 } from "#recording/cesu8.ts";
import { haxballChecksum } from "#recording/stadium-layout.ts";
import { contentOf, writeRecording } from "#recording/write-recording.ts";
import { accept } from "../support/hbs.ts";
import { acceptRecording, VECTOR, VECTOR_CONTENT } from "../support/recordings.ts";
import { readReferenceBytes, readReferenceText } from "../stadium/reference-files.ts";

const sample = readReferenceBytes("recordings/official-sample.hbr2");

describe("a recording that is written out byte by byte", () => {
  const { recording, warnings } = acceptRecording(VECTOR);

  it("is read without a warning", () => {
    expect(warnings).toEqual([]);
    expect(recording.ticks).toBe(400);
    expect(recording.markers).toEqual([{ tick: 270, team: 2 }]);
  });

  it("has the room", () => {
    const { stadium, players, ...room } = recording.room;
    expect(stadium.name).toBe("Classic");
    expect(room).toEqual({
      ...{ name: "Demo", teamsLocked: false, scoreLimit: 3, timeLimit: 3, kickRate: { max: 1, rate: 0, min: 2 } },
      game: null,
      redKit: { angle: 0, text: 0xffffff, colors: [0xe56e56] },
      blueKit: { angle: 60, text: 0xffffff, colors: [0x5689e5, 0xffffff] },
    });
    const nobody = { number: 0, headlessAvatar: null, desync: false, reserved: 0, keys: 0 };
    const fresh = { ...nobody, armed: false, budget: 0, wait: 0, disc: -1 };
    expect(players).toEqual([
      { ...fresh, id: 1, name: "Ann", avatar: "7", flag: "tr", admin: true, team: 1 },
      { ...fresh, id: 2, name: "Bø🏆", avatar: null, flag: null, admin: false, team: 2 },
    ]);
  });

  it("has the events with their ticks", () => {
    expect(recording.events).toEqual([
      { tick: 0, actor: 1, action: { kind: "start" } },
      { tick: 10, actor: 1, action: { kind: "input", keys: 8 } },
      { tick: 10, actor: 2, action: { kind: "input", keys: 6 } },
      { tick: 100, actor: 0, action: { kind: "pings", pings: [20, 300] } },
      { tick: 115, actor: 1, action: { kind: "input", keys: 24 } },
      { tick: 130, actor: 2, action: { kind: "chat", text: "gl ☺" } },
      { tick: 200, actor: 2, action: { kind: "input", keys: 0 } },
      { tick: 200, actor: 0, action: { kind: "checksum", sum: 0x9b22c6e4 | 0 } },
      { tick: 280, actor: 1, action: { kind: "input", keys: 0 } },
    ]);
  });

  it("is written as the same bytes", () => {
    expect(bytesToHex(contentOf(recording))).toBe(bytesToHex(VECTOR.subarray(VECTOR_CONTENT)));
    const written = writeRecording(recording);
    expect(written.subarray(0, 12)).toEqual(VECTOR.subarray(0, 12));
    expect(inflateRawSync(written.subarray(12)).toString("hex")).toBe(bytesToHex(VECTOR.subarray(VECTOR_CONTENT)));
  });
});

describe.skipIf(sample === null)("a recording of the original game", () => {
  it("is read without a warning, and written as the same bytes", () => {
    const { recording, warnings } = acceptRecording(sample!);
    expect(warnings).toEqual([]);
    expect([recording.ticks, recording.events.length]).toEqual([625, 45]);
    expect(bytesToHex(contentOf(recording))).toBe(inflateRawSync(sample!.subarray(12)).toString("hex"));
  });
});

describe("HaxBall's checksum of a stadium", () => {
  const text = readReferenceText("stadiums/official/classic.hbs");

  it.skipIf(text === null)("is that of the published map", () => {
    expect(haxballChecksum(accept(text!).stadium)).toBe("9527D901");
  });
});

describe("texts", () => {
  const decoded = (bytes: Uint8Array) => decodeCesu8(bytes, measureCesu8(bytes));

  it.each(["", "Ann", "Bø", "☺", "🏆", "\u{0}", "\uD800", "long ".repeat(2000), "Ö".repeat(9000)])(
    "%j has the same characters after writing and reading",
    (text) => {
      expect(decoded(encodeCesu8(text))).toBe(text);
    },
  );

  it("have each half of a pair on its own", () => {
    expect(bytesToHex(encodeCesu8("🏆"))).toBe("eda0bcedbf86");
  });

  it.each([
    ["UTF-8 of four bytes", "f09f8f86", "🏆"],
    ["an overlong form", "c181", "A"],
    ["other bits in continuation bytes", "c3f8", "ø"],
    ["a form of six bytes", "fc8080818180", "\u{1040}"],
  ])("can be %s", (_what, hex, text) => {
    expect(decoded(hexToBytes(hex))).toBe(text);
    expect(measureCesu8(hexToBytes(hex))).toBe(text.length);
  });

  it.each([
    ["80", 0],
    ["41bf", 1],
    ["fe", 0],
    ["4141ff", 2],
    ["c3", 0],
    ["41e298", 1],
    ["f4908080", 0],
  ])("cannot be %s", (hex, index) => {
    expect(~measureCesu8(hexToBytes(hex))).toBe(index);
  });
});
