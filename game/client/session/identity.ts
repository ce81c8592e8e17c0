/** The key pair that identifies this browser. */
export type IdentityInfo = {
  /** Shown to other players. "" until it was first used. */
  readonly fingerprint: string;
  /** Whether it can be saved to a file. */
  readonly portable: boolean;
};
