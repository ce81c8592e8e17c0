/** Broken and malicious files: refused with the offset of the fault, or read as far as the original reads them. */
import { deflateRawSync } from "node:zlib";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter } from "#recording/byte-writer.ts";
import { pack } from "#recording/compression.ts";
import {
  MAX_CONTENT,
  MAX_COSTLY_PER_TICK,
  MAX_EVENTS,
  MAX_EVENTS_PER_TICK,
  MAX_ROOM_PLAYERS,
  MAX_STADIUM_BYTES,
  MAX_STADIUM_TOTAL,
  MAX_STADIUMS,
  MAX_TEXT_LENGTH,
  MAX_TICKS,
} from "#recording/limits.ts";
import { cutRecording } from "#recording/cut.ts";
import { PackedStadiums } from "#recording/packed-stadiums.ts";
import { Playback } from "#recording/playback.ts";
import { formatReadError, readRecording } from "#recording/read-recording.ts";
import type { RecordedAction, Recording } from "#recording/recording.ts";
import { stadiumBytes } from "#recording/stadium-layout.ts";
import { contentOf, writeRecording } from "#recording/write-recording.ts";
import type { Stadium } from "#sim/stadium.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { readGoldenRecording } from "../support/golden-files.ts";
import { acceptRecording, refuseRecording, VECTOR } from "../support/recordings.ts";

const vector = acceptRecording(VECTOR).recording;
const header = VECTOR.subarray(0, 12);

/** A file with this content. */
const file = (...content: readonly Uint8Array[]) => concatBytes(header, pack(concatBytes(...content)));

/** The content of the vector without its events. */
const quiet = contentOf({ ...vector, events: [] });

/** A file whose only events are these bytes. */
const withEvents = (hex: string) => file(quiet, hexToBytes(hex.replaceAll(" ", "")));

function vint(value: number): string {
  const writer = new ByteWriter();
  writer.vint(value);
  return bytesToHex(writer.finish());
}

const withActions = (...actions: readonly RecordedAction[]): Recording => ({
  ...vector,
  events: actions.map((action) => ({ tick: 0, actor: 0, action })),
});

describe("a file that is no recording", () => {
  it.each([
    ["empty", new Uint8Array(0), "file 0: this is not a recording: it does not begin with HBR2"],
    [
      "of another format",
      hexToBytes("504b0304".repeat(9)),
      "file 0: this is not a recording: it does not begin with HBR2",
    ],
    ["cut in the header", VECTOR.subarray(0, 7), "file 4: version: the bytes end"],
    [
      "of version 1",
      hexToBytes("484252320000000100000001"),
      "file 4: the recording is too old: its version is 1, and 3 is needed",
    ],
    [
      "of version 2",
      hexToBytes("484252320000000200000001"),
      "file 4: the recording is too old: its version is 2, and 3 is needed",
    ],
    ["of version 4", hexToBytes("484252320000000400000001"), "file 4: the version is 4, and 3 is needed"],
    [
      "not packed",
      hexToBytes(`484252320000000300000001${"ff".repeat(9)}`),
      "file 12: the content is not packed by deflate",
    ],
  ])("is refused when it is %s", (_what, bytes, error) => {
    expect(refuseRecording(bytes)).toBe(error);
  });

  it("has an error for people", () => {
    expect(formatReadError({ message: "chat: not a text", offset: 7, part: "content" })).toBe(
      "chat: not a text (byte 7 of the unpacked content)",
    );
  });
});

describe("a broken content", () => {
  it.each([
    ["an unknown type", "00 0000 18", "there is no event of this type"],
    ["2³¹ ticks between two events", "8080808008 0000 07", "ticks of an event: the number is negative"],
    ["an event that is cut", "00 0000 03 0000", "input: the bytes end"],
    ["a text that is longer than the content", "00 0001 04 ffffffff07", "chat: the bytes end"],
    ["a text that is no text", "00 0001 04 02 41 80", "chat: not a text"],
    ["four stripes", "00 0000 13 01 00 00000000 04", "colours: 4 stripes"],
    ["more pings than bytes", "00 0000 11 ffffffff07 01", "pings: the bytes end"],
    ["a checksum that is cut", "00 0000 02 08 00", "checksum: the bytes end"],
    ["a stadium that is not packed", "00 0000 0b 0003 ffffff", "stadium: its bytes are not packed by deflate"],
  ])("is refused for %s", (_what, hex, message) => {
    expect(refuseRecording(withEvents(hex))).toMatch(new RegExp(`^content \\d+: ${message}$`, "u"));
  });

  it("is refused with the offset of the byte", () => {
    expect(refuseRecording(withEvents("00 0000 18"))).toContain(`content ${quiet.length + 3}:`);
  });

  it.each([
    ["chat", 140, (length: number) => `00 0000 04 ${vint(2 * length)} ${"c3a9".repeat(length)}`],
    ["a reason", 100, (length: number) => `00 0000 06 00000001 ${vint(2 * length + 1)} ${"c3a9".repeat(length)} 00`],
    [
      "an announcement",
      1000,
      (length: number) => `00 0000 00 ${vint(2 * length)} ${"c3a9".repeat(length)} ffffffff 0000`,
    ],
  ])("has the limit for the length of %s", (_what, limit, hex) => {
    expect(acceptRecording(withEvents(hex(limit))).recording.events).toHaveLength(1);
    expect(refuseRecording(withEvents(hex(limit + 1)))).toMatch(new RegExp(`longer than ${limit} characters$`, "u"));
  });

  it.each([10, 254])("is refused for the standard stadium %d", (number) => {
    const at = 23;
    const other = Uint8Array.from(quiet);
    other[at] = number;
    expect(refuseRecording(file(other))).toBe(`content ${at}: stadium: there is no standard stadium ${number}`);
  });

  it("is refused for a stadium without discs, and for a segment without its vertex", () => {
    const stadium = { ...builtinStadium("Classic"), name: "own" };
    const inRoom = (own: typeof stadium) => writeRecording({ ...vector, room: { ...vector.room, stadium: own } });
    expect(acceptRecording(inRoom(stadium)).recording.room.stadium).toEqual(stadium);
    expect(refuseRecording(inRoom({ ...stadium, discs: [] }))).toMatch(/stadium: it has no disc$/u);
    expect(refuseRecording(inRoom({ ...stadium, vertexes: stadium.vertexes.slice(1) }))).toMatch(
      /there is no vertex \d+$/u,
    );
  });
});

describe("a file that the original reads", () => {
  it.each([1, 100_000])("may have bytes after its end: %d", (count) => {
    const { recording, warnings } = acceptRecording(concatBytes(VECTOR, new Uint8Array(count)));
    expect(warnings).toEqual(["bytes after the end are ignored"]);
    expect(recording).toEqual(vector);
  });

  it("may be cut short: it ends with its last whole event", () => {
    const packed = writeRecording(vector);
    const { recording, warnings } = acceptRecording(packed.subarray(0, packed.length - 12));
    expect(warnings).toEqual(["the file is cut short; it is played up to its last whole event"]);
    expect(recording.events.length).toBeGreaterThan(0);
    expect(vector.events.slice(0, recording.events.length)).toEqual(recording.events);
  });

  it("may have events that are never applied", () => {
    const { warnings } = acceptRecording(file(quiet, hexToBytes("9003000007")));
    expect(warnings).toEqual(["events after the last tick are not applied: 1"]);
  });

  it("may have numbers with too many bytes, and checksums that are too short", () => {
    const { recording } = acceptRecording(withEvents("8080808080808000 0000 02 03 010203"));
    expect(recording.events).toEqual([{ tick: 0, actor: 0, action: { kind: "checksum", sum: null } }]);
  });

  it("may have two players with the same id", () => {
    const players = [...vector.room.players, vector.room.players[0]!];
    const twice = { ...vector, room: { ...vector.room, players } };
    expect(acceptRecording(writeRecording(twice)).recording.room.players).toHaveLength(3);
  });
});

describe("a file that costs too much", () => {
  /** A custom stadium whose bytes are of this length. */
  const stadiumOf = (length: number, index = 0): Stadium => {
    const named = (count: number) => ({ ...builtinStadium("Classic"), name: String(index).padEnd(count, "x") });
    // The length of long names has three bytes, that of short ones has one.
    return named(length - stadiumBytes(named(20)).length + 18);
  };

  it("is refused for the size of its content, before it is read", () => {
    const bomb = (length: number) => concatBytes(header, deflateRawSync(new Uint8Array(length), { level: 1 }));
    expect(refuseRecording(bomb(MAX_CONTENT + 1))).toBe(`file 12: the content is larger than ${MAX_CONTENT} bytes`);
    expect(refuseRecording(bomb(MAX_CONTENT))).not.toContain("larger");
  });

  it("is refused for the number of its events, after as many", () => {
    const refusal = (count: number) => {
      const starts = Buffer.alloc(4 * count, "01000007", "hex");
      const content = concatBytes(quiet, starts, hexToBytes("01000018"));
      return refuseRecording(concatBytes(header, deflateRawSync(content, { level: 1 })));
    };
    const end = quiet.length + 4 * MAX_EVENTS;
    expect(refusal(MAX_EVENTS)).toBe(`content ${end + 3}: there is no event of this type`);
    expect(refusal(MAX_EVENTS + 1)).toBe(`content ${end}: more than ${MAX_EVENTS} events`);
  });

  it("is refused for the length of a name", () => {
    const join = (length: number) => `00 0000 05 00000009 ${vint(length + 1)} ${"41".repeat(length)} 00 00`;
    const { events } = acceptRecording(withEvents(join(MAX_TEXT_LENGTH))).recording;
    expect(events[0]?.action).toMatchObject({ name: "A".repeat(MAX_TEXT_LENGTH) });
    expect(refuseRecording(withEvents(join(MAX_TEXT_LENGTH + 1)))).toMatch(/join: longer than 65535 characters$/u);
  });

  it("is refused for the size of a stadium in it", () => {
    const stadium = (length: number) => {
      const packed = pack(new Uint8Array(length).fill(255));
      const size = packed.length.toString(16).padStart(4, "0");
      return withEvents(`00 0000 0b ${size} ${bytesToHex(packed)}`);
    };
    expect(refuseRecording(stadium(MAX_STADIUM_BYTES + 1))).toMatch(/stadium: too large$/u);
    expect(refuseRecording(stadium(MAX_STADIUM_BYTES))).not.toContain("too large");
  });

  it("is refused for the number of different stadiums, and for their size together", () => {
    const reader = () => {
      const stadiums = new PackedStadiums();
      return (stadium: Stadium) => stadiums.read(deflateRawSync(stadiumBytes(stadium), { level: 1 }), 7);
    };
    const [readMany, readLarge, readAll] = [reader(), reader(), reader()];
    const first = stadiumOf(5000);
    for (let i = 0; i < MAX_STADIUMS; i++) expect(readMany(stadiumOf(5000, i)).name).toContain(String(i));
    expect(readMany(first)).toEqual(first);
    expect(() => readMany(stadiumOf(5000, 999))).toThrow(`more than ${MAX_STADIUMS} stadiums`);
    const size = 2 ** 16;
    expect(stadiumBytes(stadiumOf(size))).toHaveLength(size);
    for (let i = 1; i < MAX_STADIUM_TOTAL / size; i++) readLarge(stadiumOf(size, i));
    expect(() => readLarge(stadiumOf(size + 1))).toThrow("stadium: too large");
    for (let i = 0; i < MAX_STADIUM_TOTAL / size; i++) readAll(stadiumOf(size, i));
  });

  it("has no more players than a room can have: further joins are left out", () => {
    const joins = (count: number) =>
      Array.from({ length: count }, (_, i): RecordedAction => {
        return { kind: "join", id: 10 + i, name: null, flag: null, avatar: null };
      });
    const playersAfter = (count: number) => {
      const playback = new Playback(withActions(...joins(count)));
      playback.advance();
      return playback.room.players.length;
    };
    const present = vector.room.players.length;
    expect(playersAfter(MAX_ROOM_PLAYERS - present)).toBe(MAX_ROOM_PLAYERS);
    expect(playersAfter(MAX_ROOM_PLAYERS - present + 1)).toBe(MAX_ROOM_PLAYERS);
  });

  it("has no more pings than a room has players", () => {
    const pings = (count: number) => acceptRecording(withEvents(`00 0000 11 ${vint(count)} ${"05".repeat(count)}`));
    expect(pings(MAX_ROOM_PLAYERS).recording.events[0]?.action).toMatchObject({ pings: { length: MAX_ROOM_PLAYERS } });
    expect(pings(MAX_ROOM_PLAYERS + 1).recording.events[0]?.action).toMatchObject({
      pings: { length: MAX_ROOM_PLAYERS },
    });
  });

  it("accepts every standard stadium, often", () => {
    const changes = Array.from({ length: MAX_COSTLY_PER_TICK }, (_, i): RecordedAction => {
      const stadium = builtinStadium(BUILTIN_NAMES[i % BUILTIN_NAMES.length]!);
      return { kind: "stadium", stadium: { ...stadium, name: `own ${stadium.name}` } };
    });
    const { events } = acceptRecording(writeRecording(withActions(...changes))).recording;
    expect(events.map(({ action }) => action)).toEqual(changes);
  });

  it.each([
    ["events", MAX_EVENTS_PER_TICK, { kind: "input", keys: 1 }],
    ["starts and stops", MAX_COSTLY_PER_TICK, { kind: "start" }],
  ] as const)("is refused for too many %s in one tick", (_what, limit, action) => {
    const repeated = (count: number) => writeRecording(withActions(...Array.from({ length: count }, () => action)));
    expect(acceptRecording(repeated(limit)).recording.events).toHaveLength(limit);
    expect(refuseRecording(repeated(limit + 1))).toMatch(/tick 0 has too many events$/u);
  });

  it("is refused for more than a day of ticks", () => {
    expect(acceptRecording(writeRecording({ ...vector, ticks: MAX_TICKS })).recording.ticks).toBe(MAX_TICKS);
    const message = `file 8: ${MAX_TICKS + 1} ticks are more than a day`;
    expect(refuseRecording(writeRecording({ ...vector, ticks: MAX_TICKS + 1 }))).toBe(message);
  });
});

describe("any bytes", () => {
  const content = contentOf({
    ...vector,
    room: { ...vector.room, stadium: { ...builtinStadium("Big"), name: "own" } },
    events: [...vector.events, { tick: 300, actor: 0, action: { kind: "stadium", stadium: builtinStadium("Huge") } }],
  });
  const changes = fc.array(fc.tuple(fc.nat({ max: content.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 });

  it("are read or refused, and nothing is thrown", () => {
    const attempt = (bytes: Uint8Array) => expect(typeof readRecording(bytes).ok).toBe("boolean");
    fc.assert(
      fc.property(changes, fc.nat({ max: content.length }), fc.boolean(), (list, length, cut) => {
        const changed = Uint8Array.from(cut ? content.subarray(0, length) : content);
        for (const [at, byte] of list) if (at < changed.length) changed[at] = byte;
        attempt(file(changed));
        attempt(concatBytes(header, changed));
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("of a packed stream that was changed are read or refused", () => {
    const packed = file(content);
    fc.assert(
      fc.property(changes, (list) => {
        const changed = Uint8Array.from(packed);
        for (const [at, byte] of list) changed[12 + (at % (packed.length - 12))] = byte;
        expect(typeof readRecording(changed).ok).toBe("boolean");
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("that are accepted are played with finite numbers, and can be cut", () => {
    const golden = acceptRecording(readGoldenRecording("bot-match")).recording;
    const part = cutRecording(golden, 1500, 1800);
    const original = contentOf(part);
    const head = writeRecording(part).subarray(0, 12);
    const byteChanges = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });
    let accepted = 0;
    fc.assert(
      fc.property(byteChanges, (list) => {
        const changed = Uint8Array.from(original);
        for (const [at, byte] of list) changed[at % changed.length] = byte;
        const result = readRecording(concatBytes(head, pack(changed)));
        if (!result.ok) return;
        accepted++;
        const playback = new Playback(result.recording);
        while (!playback.isOver) playback.advance();
        const { count, x, vx } = playback.world.discs;
        expect([...x.subarray(0, count), ...vx.subarray(0, count)].every(Number.isFinite)).toBe(true);
        cutRecording(result.recording, 100, 200);
      }),
      { seed: 5, numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
