/** Tells the room that somebody types, and that he does not any more: when he says so, and after a while without keys. */

/** Without a key for this long, nobody types. */
const QUIET_MS = 5000;

export type TypingPorts = {
  readonly tell: (typing: boolean) => void;
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void;
};

export type Typing = {
  /** After every change of what is typed. Commands are nobody's business. */
  typed(text: string): void;
  /** What was typed is sent or given up. */
  ended(): void;
};

export function createTyping({ tell, after }: TypingPorts): Typing {
  let told = false;
  let forget: (() => void) | undefined;
  const say = (typing: boolean) => {
    forget?.();
    forget = undefined;
    if (typing) forget = after(QUIET_MS, () => say(false));
    if (typing === told) return;
    told = typing;
    tell(typing);
  };
  return {
    typed: (text) => say(text.trim() !== "" && !text.startsWith("/")),
    ended: () => say(false),
  };
}
