/**
 * The state that a room shares with its clients: fields only. The server sends one patch per tick; what a patch means
 * is in docs/protocol.md. Numbers that the simulation reads are float64 or integers, never `number` (which may be
 * rounded to 32 bits on the way).
 */
import { schema, t, type SchemaType } from "@colyseus/schema";

/** One player or bot. `keys` is the byte that was held in the tick of this patch. */
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
    connected: t.boolean(),
    keys: t.uint8(),
    /** The same for the same key pair: tells two of one name apart. "" for bots. */
    fingerprint: t.string(),
    /** Region, two small letters; "" when he does not tell. */
    flag: t.string(),
    /** Round trip in milliseconds as the server measures it; 0 before the first. */
    ping: t.uint16(),
    typing: t.boolean(),
    /** Place in the queue for a seat, from 1; 0 when he does not wait. */
    queuePosition: t.uint8(),
  },
  "PlayerState",
);
export type PlayerState = SchemaType<typeof PlayerState>;

/** A team's kit: colours 0xRRGGBB, stripes at `angle` degrees, and the colour of number and avatar. */
export const KitState = schema({ angle: t.uint16(), text: t.uint32(), colors: t.array("uint32") }, "KitState");
export type KitState = SchemaType<typeof KitState>;

/**
 * The whole world at one tick, in the order of game/protocol/keyframe.ts. Only what differs from the keyframe before is
 * sent. Written when somebody joins, when a command moved something, when a client lost track, and now and then.
 */
export const KeyframeState = schema(
  { tick: t.uint32(), floats: t.array("float64"), ints: t.array("int32") },
  "KeyframeState",
);
export type KeyframeState = SchemaType<typeof KeyframeState>;

/** Changes of discs at the start of this tick, laid out in game/protocol/nudges.ts. */
export const NudgeState = schema({ count: t.uint16().default(0), values: t.array("float64") }, "NudgeState");
export type NudgeState = SchemaType<typeof NudgeState>;

/** The vote that is on; `subject` is "" when there is none. */
export const VoteState = schema(
  {
    subject: t.string(),
    /** Whose removal, or which stadium. */
    object: t.string(),
    by: t.string(),
    yes: t.uint8(),
    no: t.uint8(),
    /** So many yes decide it. */
    needed: t.uint8(),
    secondsLeft: t.uint8(),
  },
  "VoteState",
);
export type VoteState = SchemaType<typeof VoteState>;

/** What the room is, besides its people and its match. */
export const RoomState = schema(
  {
    name: t.string(),
    locked: t.boolean(), // a password is asked for
    teamSize: t.uint8(),
    spectatorsMax: t.uint8(),
    listed: t.boolean(),
    adminless: t.boolean(),
    teamsLocked: t.boolean(),
    /** As set for the next game; a running one has its own. */
    scoreLimit: t.uint8(),
    timeLimit: t.uint8(),
    /** 0: nobody yet, or he is not here. */
    owner: t.uint16(),
  },
  "RoomState",
);
export type RoomState = SchemaType<typeof RoomState>;

export const MatchState = schema(
  {
    /** Lowest byte of the world's tick; changes in every patch, so that each tick has one. */
    tickSeq: t.uint8(),
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
  },
  "MatchState",
);
export type MatchState = SchemaType<typeof MatchState>;

/** What a client sends every tick: its held keys, as bits. */
export const KeysInput = schema({ keys: t.uint8() }, "KeysInput");
export type KeysInput = SchemaType<typeof KeysInput>;

/** Ticks between two digests. */
export const HASH_TICKS = 60;
