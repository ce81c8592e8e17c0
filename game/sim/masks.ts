/**
 * Collision flags. A and B collide when A's group is in B's mask and B's group is in A's mask.
 * The values are those of the .hbs format and of room scripts: signed 32-bit integers.
 */
export const BALL = 1;
export const RED = 2;
export const BLUE = 4;
export const RED_KO = 8;
export const BLUE_KO = 16;
export const WALL = 32;
export const ALL = 63;
/** In a disc's group: players can kick it. */
export const KICK = 64;
/** In a disc's group: it scores when it crosses a goal line. */
export const SCORE = 128;
export const C0 = 1 << 28;
export const C1 = 1 << 29;
export const C2 = 1 << 30;
export const C3 = 1 << 31;

/** What a player disc collides with while the ball is in play. */
export const PLAYER_MASK = BALL | RED | BLUE | WALL;

export function meets(maskA: number, groupA: number, maskB: number, groupB: number): boolean {
  return (maskA & groupB) !== 0 && (groupA & maskB) !== 0;
}
