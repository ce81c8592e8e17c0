/** The key pair that stands for this browser's visitor. */
export type IdentityInfo = {
  /** What others see of it. "" until it was first used. */
  readonly fingerprint: string;
  /** True: it can be saved to a file. */
  readonly portable: boolean;
};
