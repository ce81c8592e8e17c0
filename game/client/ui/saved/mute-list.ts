/** Players muted in this browser, by the fingerprints of their key pairs. The list is not sent to the server. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { readItem, writeItem } from "../storage/local-storage.ts";

export type MuteList = {
  /** Fingerprints (session/player.ts), oldest first. */
  readonly fingerprints: ReadonlySignal<ReadonlySet<string>>;
  /** False for "", the fingerprint of bots. */
  isMuted(fingerprint: string): boolean;
  toggle(fingerprint: string): void;
};

const KEY = "rondo.muted";

/** Beyond this number the oldest are removed. */
export const MUTED_MAX = 500;

export function createMuteList(): MuteList {
  const fingerprints = signal<ReadonlySet<string>>(new Set(readItem(KEY)?.split(" ").filter(Boolean)));
  return {
    fingerprints,
    isMuted: (fingerprint) => fingerprints.value.has(fingerprint),
    toggle(fingerprint) {
      if (fingerprint === "") return;
      const others = [...fingerprints.value].filter((other) => other !== fingerprint);
      const muted = fingerprints.value.has(fingerprint) ? others : [...others, fingerprint].slice(-MUTED_MAX);
      fingerprints.value = new Set(muted);
      writeItem(KEY, muted.join(" "));
    },
  };
}
