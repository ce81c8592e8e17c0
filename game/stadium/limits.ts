/**
 * Limits of a stadium file. The list limits are the format's own (counts are bytes in its binary form); the others
 * bound the time and memory that a hostile file can cost.
 */

/** Of each list; for discs it includes the ball. */
export const MAX_ITEMS = 255;

/** Characters. The largest file seen in the wild has 121 thousand. */
export const MAX_TEXT_LENGTH = 1_048_576;

/**
 * Characters of a text that is JSON5 and not strict JSON. Its reader goes character by character and needs up to 100 ms
 * for a mebibyte, a hundred times what strict JSON takes.
 */
export const MAX_JSON5_LENGTH = 524_288;

/** Levels of nesting. The format itself needs four. */
export const MAX_DEPTH = 32;

/**
 * Brackets, commas and colons outside strings, a measure of how many values a text holds. A stadium with every list
 * full and every key given needs about thirty thousand; a mebibyte of `1,` has half a million, which take JSON5's
 * reader 150 ms.
 */
export const MAX_MARKS = 60_000;

export const MAX_NAME_LENGTH = 255;

/**
 * A trait's value is read again for every item that has the trait, up to fifteen hundred times, so a single value must
 * be small: names in a mask (there are some thirty names), and characters of a text that stands for a number or a
 * colour.
 */
export const MAX_MASK_NAMES = 64;
export const MAX_VALUE_LENGTH = 1000;
