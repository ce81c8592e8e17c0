/** A transport of the help chat: a socket, or long polling. */
import type { HelpMessage, HelpSnapshot, HelpToServer, HelpToServerKind } from "#protocol/help.ts";

export type HelpEvents = {
  onSnapshot(snapshot: HelpSnapshot): void;
  onMessage(message: HelpMessage): void;
  onTyping(typing: boolean): void;
  onDuty(onDuty: boolean): void;
  onRead(at: number): void;
  /** A message of this id was not stored. */
  onRefused(id: string): void;
  /** Once, and not after `close`. `blocked`: no socket can be opened here. */
  onEnd(blocked: boolean): void;
};

export type HelpTransport = {
  send<K extends HelpToServerKind>(kind: K, message: HelpToServer[K]): void;
  close(): void;
};
