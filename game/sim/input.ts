/**
 * One player's keys in one tick, as a byte of bits. The bit values are those of the .hbr2 format and of room scripts.
 */
export const UP = 1;
export const DOWN = 2;
export const LEFT = 4;
export const RIGHT = 8;
export const KICK_KEY = 16;

/** Every bit an input may have; a byte from outside is masked with it before the simulation sees it. */
export const INPUT_BITS = UP | DOWN | LEFT | RIGHT | KICK_KEY;
