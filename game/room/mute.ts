/** Mutes by admins: for how long, and how the time that is left goes over the wire. */

/** "game": until the running game ends; "room": until an admin lifts it. */
export const MUTE_TERMS = ["minute", "tenMinutes", "game", "room"] as const;
export type MuteTerm = (typeof MUTE_TERMS)[number];

/** Seconds of the terms with a time. */
export const MUTE_SECONDS = { minute: 60, tenMinutes: 600 } as const;

/** In place of the seconds that a mute has left: "game" and "room". 0 means not muted. */
export const MUTED_FOR_GAME = 0xfffe;
export const MUTED_FOR_ROOM = 0xffff;
