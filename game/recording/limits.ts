/** Limits of a recording: the format's own, and those that bound what a hostile file can cost. */
import { TICK_RATE } from "#sim/step.ts";

/** UTF-16 units. */
export const MAX_CHAT_LENGTH = 140;
export const MAX_ANNOUNCEMENT_LENGTH = 1000;
export const MAX_REASON_LENGTH = 100;
export const MAX_AVATAR_LENGTH = 2;

/** Of names and all other texts, for which the format has no limit. */
export const MAX_TEXT_LENGTH = 0xffff;

export const MAX_STRIPES = 3;

/** Counts of lists are bytes. */
export const MAX_LIST = 255;

/** Length of a stadium that an event packs, in bytes. */
export const MAX_PACKED_STADIUM = 0xffff;

/** A stadium with every list full has 76 168 bytes and its name. */
export const MAX_STADIUM_BYTES = 90_000;

/** Different stadiums that events of one recording pack, and their unpacked bytes together. */
export const MAX_STADIUMS = 128;
export const MAX_STADIUM_TOTAL = 2 * 1024 * 1024;

/** A day. */
export const MAX_TICKS = 24 * 60 * 60 * TICK_RATE;

/** Unpacked content and events: more than three hours of a full room. */
export const MAX_CONTENT = 10 * 1024 * 1024;
export const MAX_EVENTS = 1_250_000;

/** Events of one tick, and those among them that restart the game, replace the stadium or go through the whole room. */
export const MAX_EVENTS_PER_TICK = 4096;
export const MAX_COSTLY_PER_TICK = 64;

/** Players that a room can have while it is played. Further joins are left out. */
export const MAX_ROOM_PLAYERS = 512;
