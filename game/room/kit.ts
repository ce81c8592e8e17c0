/** A team's kit: one to three stripes, and the colour of the number or avatar on them. Colours are 0xRRGGBB. */
export type Kit = {
  /** Angle of the stripes, in degrees. */
  readonly angle: number;
  readonly text: number;
  readonly colors: readonly number[];
};

/** The teams' own colours, also of goals and of the interface. */
export const RED_COLOR = 0xe5484d;
export const BLUE_COLOR = 0x3b6cf6;

/** The kits of a new room. They differ in brightness as well as in hue, so that they stay apart without colour vision. */
export const RED_KIT: Kit = { angle: 0, text: 0xffffff, colors: [RED_COLOR] };
export const BLUE_KIT: Kit = { angle: 0, text: 0xffffff, colors: [BLUE_COLOR] };
