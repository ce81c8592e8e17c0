/** What a team wears: one to three stripes, and the colour of number and avatar on them. */
export type Kit = {
  /** Of the stripes, in degrees. */
  readonly angle: number;
  /** Colours are 0xRRGGBB. */
  readonly text: number;
  readonly colors: readonly number[];
};

/** The kits of a fresh room: chosen to differ in brightness too, not only in hue. */
export const RED_KIT: Kit = { angle: 0, text: 0xffffff, colors: [0xe5484d] };
export const BLUE_KIT: Kit = { angle: 0, text: 0xffffff, colors: [0x3b6cf6] };
