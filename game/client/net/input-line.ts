/**
 * The way of one's own keys to the server and of its acknowledgements back: one input per tick, numbered from 1. In the
 * browser it is Colyseus's `room.input()` handle; in tests a virtual line.
 */
export type InputLine = {
  /** Number of the last input sent. */
  readonly sentCount: number;
  /** Number of the last input that the server's confirmed tick has used. */
  readonly lastProcessed: number;
  /** Changes when the numbering starts anew (a reconnection). */
  readonly epoch: number;
  /** Keys of an input that was sent and is not acknowledged; undefined when it is too old to be kept. */
  keysAt(seq: number): number | undefined;
  send(keys: number): void;
};
