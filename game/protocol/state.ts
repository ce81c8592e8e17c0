/**
 * The state that a room shares with its clients: fields only. The server sends a patch for each tick in which something changed;
 * docs/protocol.md describes its meaning. Numbers that the simulation reads are float64 or integers, never `number`, which may be rounded to
 * 32 bits.
 */
import { schema, t, type SchemaType } from "@colyseus/schema";
import { SETTINGS, SHARED_NAMES, type SharedName, type SettingType } from "#room/settings.ts";

/** One member. `keys` is the byte of keys held in the tick of this patch. */
export const PlayerState = schema(
  {
    id: t.uint16(),
    name: t.string(),
    /** 0 spectator, 1 red, 2 blue. */
    team: t.uint8(),
    /** Two characters or one emoji; "" shows the number. */
    avatar: t.string(),
    bot: t.boolean(),
    admin: t.boolean(),
    owner: t.boolean(),
    connected: t.boolean(),
    /** True while a bot steers the seat of the absent player. */
    autopilot: t.boolean(),
    keys: t.uint8(),
    /** The same for the same key pair; distinguishes members with one name. "" for bots. */
    fingerprint: t.string(),
    /** Region, two small letters; "" if unknown. */
    flag: t.string(),
    /** Round trip in milliseconds as the server measures it; 0 before the first. */
    ping: t.uint16(),
    typing: t.boolean(),
    /** Seconds for which an admin has muted the member (room/mute.ts); 0 for none. */
    muteSeconds: t.uint16(),
    /** Position in the queue for a seat, from 1; 0 for members that do not wait. */
    queuePosition: t.uint8(),
    /** Bits of the rights that the room's script has given (room/rights.ts). */
    rights: t.uint8(),
    /** Colour of the name (room/look.ts), 0xRRGGBB; -1 for none. */
    nameColor: t.int32(),
    /** Text of the badge; "" for none. */
    badge: t.string(),
    badgeColor: t.uint32(),
    /** Drawing on the disc; "" for none. */
    image: t.string(),
  },
  "PlayerState",
);
export type PlayerState = SchemaType<typeof PlayerState>;

/** A team's kit: colours 0xRRGGBB, stripes at `angle` degrees, and the colour of number and avatar. */
export const KitState = schema({ angle: t.uint16(), text: t.uint32(), colors: t.array("uint32") }, "KitState");
export type KitState = SchemaType<typeof KitState>;

/** A disc of the stadium that a script has painted. */
export const DiscLookState = schema(
  {
    /** 0xRRGGBB; -1 transparent, -2 as in the stadium. */
    color: t.int32(),
    /** Name of a drawing (room/look.ts); "" for none. */
    image: t.string(),
  },
  "DiscLookState",
);
export type DiscLookState = SchemaType<typeof DiscLookState>;

/** The colour that a disc has in its stadium. */
export const STADIUM_COLOR = -2;

/**
 * The whole world at one tick, in the order of game/protocol/keyframe.ts. Only what differs from the keyframe before is
 * sent. Written when a member joins, when a command changed the world, when a client reports a mismatch, and periodically.
 */
export const KeyframeState = schema(
  { tick: t.uint32(), floats: t.array("float64"), ints: t.array("int32") },
  "KeyframeState",
);
export type KeyframeState = SchemaType<typeof KeyframeState>;

/** Changes of discs at the start of this tick, laid out in game/protocol/nudges.ts. */
export const NudgeState = schema({ count: t.uint16().default(0), values: t.array("float64") }, "NudgeState");
export type NudgeState = SchemaType<typeof NudgeState>;

/** The open vote; `subject` is "" when there is none. */
export const VoteState = schema(
  {
    subject: t.string(),
    /** Name of the member to kick, or of the stadium. */
    object: t.string(),
    by: t.string(),
    yes: t.uint8(),
    no: t.uint8(),
    /** Number of yes that decides the vote. */
    needed: t.uint8(),
    secondsLeft: t.uint8(),
  },
  "VoteState",
);
export type VoteState = SchemaType<typeof VoteState>;

type WireTypes = {
  readonly text: ReturnType<typeof t.string>;
  readonly count: ReturnType<typeof t.uint8>;
  readonly flag: ReturnType<typeof t.boolean>;
};

function wireTypeOf(name: SharedName): WireTypes[keyof WireTypes] {
  switch (SETTINGS[name].type) {
    case "text":
      return t.string();
    case "count":
      return t.uint8();
    case "flag":
      return t.boolean();
  }
}

/** Every shared setting of the room, as set for the next game; a running one has its own limits. */
const sharedSettings = Object.fromEntries(SHARED_NAMES.map((name) => [name, wireTypeOf(name)])) as {
  [N in SharedName]: WireTypes[SettingType<N>];
};

/** `locked`: the room has a password. */
export const RoomState = schema({ locked: t.boolean(), ...sharedSettings }, "RoomState");
export type RoomState = SchemaType<typeof RoomState>;

export const MatchState = schema(
  {
    /** The lowest 16 bits of the tick of this patch. In ticks without a patch nothing changed. */
    tick: t.uint16(),
    /** Digest of the world, written every HASH_TICKS ticks. */
    hash: t.uint32(),
    keyframe: KeyframeState,
    nudges: NudgeState,
    /** By id in decimal. The order means nothing. */
    players: t.map(PlayerState),
    /** The stadium's name, and its checksum (game/stadium/checksum.ts), by which GET /api/stadiums/CHECKSUM gives it. */
    stadium: t.string(),
    checksum: t.string(),
    red: KitState,
    blue: KitState,
    room: RoomState,
    vote: VoteState,
    /** Painted discs, by number in decimal. */
    discLooks: t.map(DiscLookState),
    /** Labels of the extra keys that the room's script asks for (room/extra-keys.ts). */
    extraKeys: t.array("string"),
    /** Seconds until a game that was restored after a restart goes on; 0 when none waits. */
    resumeSeconds: t.uint8(),
  },
  "MatchState",
);
export type MatchState = SchemaType<typeof MatchState>;

/** Ticks between two digests. */
export const HASH_TICKS = 60;

/** A patch is sent at least this often, in ticks, even if nothing has changed. */
export const HEARTBEAT_TICKS = 6;
