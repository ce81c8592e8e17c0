/** Whom this browser does not want to hear: fingerprints of key pairs, remembered between visits. Nobody else learns of it. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { read, write } from "./preferences.ts";

export type Muted = {
  /** The fingerprints (session/player.ts) of who is muted, oldest first. */
  readonly fingerprints: ReadonlySignal<ReadonlySet<string>>;
  /** Nobody without a fingerprint ever is. */
  isMuted(fingerprint: string): boolean;
  toggleMuted(fingerprint: string): void;
};

const MUTED_KEY = "rondo.muted";

/** The ones muted the longest ago are forgotten. */
export const MUTED_MAX = 500;

export function createMuted(): Muted {
  const fingerprints = signal<ReadonlySet<string>>(new Set(read(MUTED_KEY)?.split(" ").filter(Boolean)));
  return {
    fingerprints,
    isMuted: (fingerprint) => fingerprints.value.has(fingerprint),
    toggleMuted(fingerprint) {
      if (fingerprint === "") return;
      const others = [...fingerprints.value].filter((other) => other !== fingerprint);
      const chosen = fingerprints.value.has(fingerprint) ? others : [...others, fingerprint].slice(-MUTED_MAX);
      fingerprints.value = new Set(chosen);
      write(MUTED_KEY, chosen.join(" "));
    },
  };
}
