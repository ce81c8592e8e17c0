/** Whom this browser does not want to hear: marks of key pairs, remembered between visits. Nobody else learns of it. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { read, write } from "./memory.ts";

export type Muted = {
  /** The marks (session/player.ts) of who is muted, oldest first. */
  readonly marks: ReadonlySignal<ReadonlySet<string>>;
  /** Nobody without a mark ever is. */
  isMuted(mark: string): boolean;
  toggleMuted(mark: string): void;
};

const MUTED_KEY = "rondo.muted";

/** The ones muted the longest ago are forgotten. */
export const MUTED_MAX = 500;

export function createMuted(): Muted {
  const marks = signal<ReadonlySet<string>>(new Set(read(MUTED_KEY)?.split(" ").filter(Boolean)));
  return {
    marks,
    isMuted: (mark) => marks.value.has(mark),
    toggleMuted(mark) {
      if (mark === "") return;
      const others = [...marks.value].filter((other) => other !== mark);
      const chosen = marks.value.has(mark) ? others : [...others, mark].slice(-MUTED_MAX);
      marks.value = new Set(chosen);
      write(MUTED_KEY, chosen.join(" "));
    },
  };
}
