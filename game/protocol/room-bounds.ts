/** How much of everything a room may have. Apart from the schemas, so that a page can know it before it knows them. */
export const ROOM_NAME_MAX = 40;
export const PASSWORD_MAX = 64;
/** Seats per team. */
export const TEAM_SIZE_MAX = 11;
export const SPECTATORS_MAX = 50;
/** Minutes, and goals. */
export const LIMIT_MAX = 99;
