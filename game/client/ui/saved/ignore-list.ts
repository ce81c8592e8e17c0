/** Players ignored in this browser, by the fingerprints of their key pairs. The list is not sent to the server. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { readItem, writeItem } from "../storage/local-storage.ts";

export type IgnoreList = {
  /** Fingerprints (session/player.ts), oldest first. */
  readonly fingerprints: ReadonlySignal<ReadonlySet<string>>;
  /** False for "", the fingerprint of bots. */
  isIgnored(fingerprint: string): boolean;
  toggle(fingerprint: string): void;
};

const KEY = "rondo.muted";

/** Beyond this number the oldest are removed. */
export const IGNORED_MAX = 500;

export function createIgnoreList(): IgnoreList {
  const fingerprints = signal<ReadonlySet<string>>(new Set(readItem(KEY)?.split(" ").filter(Boolean)));
  return {
    fingerprints,
    isIgnored: (fingerprint) => fingerprints.value.has(fingerprint),
    toggle(fingerprint) {
      if (fingerprint === "") return;
      const others = [...fingerprints.value].filter((other) => other !== fingerprint);
      const ignored = fingerprints.value.has(fingerprint) ? others : [...others, fingerprint].slice(-IGNORED_MAX);
      fingerprints.value = new Set(ignored);
      writeItem(KEY, ignored.join(" "));
    },
  };
}
