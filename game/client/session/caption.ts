/** Sounds that matter, as text for users that do not hear them. */
export type CaptionKind =
  | "whistle"
  | "finalWhistle"
  | "cheer"
  | "groan"
  | "post"
  | "countdown"
  | "goldenGoal"
  | "lastMinute";

/** A new object for each sound. */
export type Caption = { readonly kind: CaptionKind };
