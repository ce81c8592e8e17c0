/** Events in a recording: ticks since the event before, the actor, a type, and what the type needs. */
import { DISC_FLOATS } from "#sim/fields.ts";
import { EndOfBytes, RecordingFault, type ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { MAX_ANNOUNCEMENT_LENGTH, MAX_CHAT_LENGTH, MAX_LIST, MAX_REASON_LENGTH, MAX_ROOM_PLAYERS } from "./limits.ts";
import { packStadium, type PackedStadiums } from "./packed-stadiums.ts";
import type {
  RecordedAction,
  RecordedActionKind,
  RecordedActionOf,
  RecordedDiscChange,
  RecordedEvent,
} from "./recording.ts";
import { readKit, readTeam, writeKit } from "./room-layout.ts";

/** The kind of each type. Start, stop and automatic teams have nothing but the type. */
const KINDS = [
  ...(["announcement", "typing", "checksum", "input", "chat", "join", "leave", "start", "stop", "pause"] as const),
  ...(["limit", "stadium", "team", "lock", "admin", "autoTeams", "desync", "pings", "avatar", "kit"] as const),
  ...(["reorder", "kickRate", "headlessAvatar", "disc"] as const),
] as const satisfies readonly RecordedActionKind[];

/** The fields of a disc change, by their bit: floats, then whole numbers. */
const DISC_INT_FIELDS = ["color", "cMask", "cGroup"] as const;

type Readers = {
  readonly [K in RecordedActionKind]: (reader: ByteReader, stadiums: PackedStadiums) => RecordedActionOf<K>;
};

const READERS: Readers = {
  announcement: (reader) => ({
    kind: "announcement",
    text: reader.text("announcement", MAX_ANNOUNCEMENT_LENGTH),
    color: reader.i32("announcement"),
    style: reader.u8("announcement"),
    sound: reader.u8("announcement"),
  }),
  typing: (reader) => ({ kind: "typing", typing: reader.u8("typing") === 0 }),
  checksum: readChecksum,
  input: (reader) => inputAction(reader.i32("input")),
  chat: (reader) => ({ kind: "chat", text: reader.text("chat", MAX_CHAT_LENGTH) }),
  join: (reader) => ({
    kind: "join",
    id: reader.i32("join"),
    name: reader.nullableText("join"),
    flag: reader.nullableText("join"),
    avatar: reader.nullableText("join"),
  }),
  leave: (reader) => ({
    kind: "leave",
    id: reader.i32("leave"),
    reason: reader.nullableText("leave", MAX_REASON_LENGTH),
    ban: reader.bool("leave"),
  }),
  start: () => ({ kind: "start" }),
  stop: () => ({ kind: "stop" }),
  pause: (reader) => ({ kind: "pause", paused: reader.bool("pause") }),
  limit: (reader) => ({ kind: "limit", limit: reader.i32("limit"), value: reader.i32("limit") }),
  stadium: (reader, stadiums) => {
    const packed = reader.bytes(reader.u16("stadium"), "stadium");
    return { kind: "stadium", stadium: stadiums.read(packed, reader.offset - packed.length) };
  },
  team: (reader) => ({ kind: "team", id: reader.i32("team"), team: readTeam(reader, "team") }),
  lock: (reader) => ({ kind: "lock", locked: reader.bool("lock") }),
  admin: (reader) => ({ kind: "admin", id: reader.i32("admin"), admin: reader.bool("admin") }),
  autoTeams: () => ({ kind: "autoTeams" }),
  desync: (reader) => ({ kind: "desync", desync: reader.bool("sync") }),
  pings: readPings,
  avatar: (reader) => ({ kind: "avatar", avatar: reader.nullableText("avatar") }),
  kit: (reader) => ({ kind: "kit", team: reader.u8("colours"), kit: readKit(reader, "colours") }),
  reorder: (reader) => {
    const top = reader.bool("reorder");
    return { kind: "reorder", top, ids: reader.list(reader.u8("reorder"), () => reader.i32("reorder")) };
  },
  kickRate: (reader) => ({
    kind: "kickRate",
    min: reader.i32("kick rate"),
    rate: reader.i32("kick rate"),
    burst: reader.i32("kick rate"),
  }),
  headlessAvatar: (reader) => ({
    kind: "headlessAvatar",
    avatar: reader.nullableText("avatar"),
    id: reader.i32("avatar"),
  }),
  disc: (reader) => ({
    kind: "disc",
    target: reader.i32("disc"),
    player: reader.bool("disc"),
    change: readDiscChange(reader),
  }),
};

/** Most events are inputs, with few different keys: those with equal keys share one action. */
const INPUTS = Array.from({ length: 256 }, (_, keys): RecordedActionOf<"input"> => ({ kind: "input", keys }));

function inputAction(keys: number): RecordedActionOf<"input"> {
  return INPUTS[keys] ?? { kind: "input", keys };
}

type Writers = { readonly [K in RecordedActionKind]: (writer: ByteWriter, action: RecordedActionOf<K>) => void };

const WRITERS: Writers = {
  announcement: (writer, { text, color, style, sound }) => {
    writer.text(text.slice(0, MAX_ANNOUNCEMENT_LENGTH));
    writer.i32(color);
    writer.u8(style);
    writer.u8(sound);
  },
  typing: (writer, { typing }) => writer.u8(typing ? 0 : 1),
  checksum: (writer, { sum }) => {
    writer.vint(sum === null ? 0 : 4);
    if (sum !== null) writer.i32(sum);
  },
  input: (writer, { keys }) => writer.i32(keys),
  chat: (writer, { text }) => writer.text(text.slice(0, MAX_CHAT_LENGTH)),
  join: (writer, { id, name, flag, avatar }) => {
    writer.i32(id);
    for (const text of [name, flag, avatar]) writer.nullableText(text);
  },
  leave: (writer, { id, reason, ban }) => {
    writer.i32(id);
    writer.nullableText(reason?.slice(0, MAX_REASON_LENGTH) ?? null);
    writer.bool(ban);
  },
  start: () => undefined,
  stop: () => undefined,
  pause: (writer, { paused }) => writer.bool(paused),
  limit: (writer, { limit, value }) => {
    writer.i32(limit);
    writer.i32(value);
  },
  stadium: (writer, { stadium }) => {
    const packed = packStadium(stadium);
    writer.u16(packed.length);
    writer.bytes(packed);
  },
  team: (writer, { id, team }) => {
    writer.i32(id);
    writer.u8(team);
  },
  lock: (writer, { locked }) => writer.bool(locked),
  admin: (writer, { id, admin }) => {
    writer.i32(id);
    writer.bool(admin);
  },
  autoTeams: () => undefined,
  desync: (writer, { desync }) => writer.bool(desync),
  pings: (writer, { pings }) => {
    writer.vint(pings.length);
    for (const ping of pings) writer.vint(ping);
  },
  avatar: (writer, { avatar }) => writer.nullableText(avatar),
  kit: (writer, { team, kit }) => {
    writer.u8(team);
    writeKit(writer, kit);
  },
  reorder: (writer, { ids, top }) => {
    if (ids.length > MAX_LIST) throw new RangeError(`reorder: ${ids.length} players cannot be recorded`);
    writer.bool(top);
    writer.u8(ids.length);
    for (const id of ids) writer.i32(id);
  },
  kickRate: (writer, { min, rate, burst }) => {
    for (const value of [min, rate, burst]) writer.i32(value);
  },
  headlessAvatar: (writer, { avatar, id }) => {
    writer.nullableText(avatar);
    writer.i32(id);
  },
  disc: (writer, { target, player, change }) => {
    writer.i32(target);
    writer.bool(player);
    writeDiscChange(writer, change);
  },
};

/** Reads one event. `before`: the tick of the event before it. */
export function readEvent(reader: ByteReader, before: number, stadiums: PackedStadiums): RecordedEvent {
  const tick = before + reader.vint("ticks of an event");
  const actor = reader.u16("actor of an event");
  const start = reader.offset;
  const kind = KINDS[reader.u8("type of an event")];
  if (kind === undefined) throw new RecordingFault("there is no event of this type", start);
  return { tick, actor, action: READERS[kind](reader, stadiums) };
}

/** Texts are cut to the limits of the format. Throws RangeError for values that it cannot hold. */
export function writeEvent(writer: ByteWriter, before: number, { tick, actor, action }: RecordedEvent): void {
  if (!(actor >= 0 && actor <= 0xffff)) throw new RangeError(`an event of the player ${actor} cannot be recorded`);
  writer.vint(tick - before);
  writer.u16(actor);
  writer.u8(KINDS.indexOf(action.kind));
  (WRITERS[action.kind] as (writer: ByteWriter, action: RecordedAction) => void)(writer, action);
}

/** Shorter ones are no checksum, and of longer ones only the beginning counts. */
function readChecksum(reader: ByteReader): RecordedActionOf<"checksum"> {
  const length = reader.vint("checksum");
  const sum = length < 4 || length > reader.left ? null : reader.i32("checksum");
  reader.skip(sum === null ? length : length - 4, "checksum");
  return { kind: "checksum", sum };
}

/** Those that no player of the list can have are left out. */
function readPings(reader: ByteReader): RecordedActionOf<"pings"> {
  const start = reader.offset;
  const count = reader.vint("pings");
  if (count > reader.left) throw new EndOfBytes("pings", start);
  const pings = reader.list(Math.min(count, MAX_ROOM_PLAYERS), () => reader.vint("pings"));
  for (let i = pings.length; i < count; i++) reader.vint("pings");
  return { kind: "pings", pings };
}

function readDiscChange(reader: ByteReader): RecordedDiscChange {
  const bits = reader.u16("disc");
  const change: { -readonly [K in keyof RecordedDiscChange]: number } = {};
  for (let bit = 0; bit < DISC_FLOATS.length; bit++) {
    if ((bits & (1 << bit)) !== 0) change[DISC_FLOATS[bit]!] = reader.f32("disc");
  }
  for (let i = 0; i < DISC_INT_FIELDS.length; i++) {
    if ((bits & (1 << (DISC_FLOATS.length + i))) !== 0) change[DISC_INT_FIELDS[i]!] = reader.i32("disc");
  }
  return change;
}

function writeDiscChange(writer: ByteWriter, change: RecordedDiscChange): void {
  let bits = 0;
  [...DISC_FLOATS, ...DISC_INT_FIELDS].forEach((key, bit) => {
    if (change[key] !== undefined) bits |= 1 << bit;
  });
  writer.u16(bits);
  for (const key of DISC_FLOATS) if (change[key] !== undefined) writer.f32(change[key]);
  for (const key of DISC_INT_FIELDS) if (change[key] !== undefined) writer.i32(change[key]);
}
