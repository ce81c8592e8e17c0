/** Sends the room whether this player is typing: on changes, and off after a while without input. */

const TIMEOUT_MS = 5000;

export type TypingPorts = {
  readonly send: (typing: boolean) => void;
  /** Calls once after `ms` milliseconds; the returned function cancels it. */
  readonly schedule: (ms: number, call: () => void) => () => void;
};

export type TypingIndicator = {
  /** After every change of the text. Blank text and commands do not count as typing. */
  update(text: string): void;
  /** After the text was sent or discarded. */
  stop(): void;
};

export function createTypingIndicator({ send, schedule }: TypingPorts): TypingIndicator {
  let sent = false;
  let cancel: (() => void) | undefined;
  const set = (typing: boolean) => {
    cancel?.();
    cancel = undefined;
    if (typing) cancel = schedule(TIMEOUT_MS, () => set(false));
    if (typing === sent) return;
    sent = typing;
    send(typing);
  };
  return {
    update: (text) => set(text.trim() !== "" && !text.startsWith("/")),
    stop: () => set(false),
  };
}
