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

export const MatchState = schema(
  {
    /** Lowest byte of the world's tick; changes in every patch, so that each tick has one. */
    beat: t.uint8(),
    /** Digest of the world, written every HASH_TICKS ticks. */
    hash: t.uint32(),
    keyframe: KeyframeState,
    nudges: NudgeState,
    /** By id in decimal. The order means nothing. */
    players: t.map(PlayerState),
    /** Which stadium: a name of the catalogue (game/stadium/catalogue.ts). */
    stadium: t.string(),
    roomName: t.string(),
    red: KitState,
    blue: KitState,
  },
  "MatchState",
);
export type MatchState = SchemaType<typeof MatchState>;

/** What a client sends every tick: its held keys, as bits. */
export const KeysInput = schema({ keys: t.uint8() }, "KeysInput");
export type KeysInput = SchemaType<typeof KeysInput>;

/** Ticks between two digests. */
export const HASH_TICKS = 60;
