/** Colyseus's input handle as an input line. */
import type { InputHandle } from "@colyseus/sdk";
import type { KeysInput } from "#protocol/state.ts";
import type { InputLine } from "./input-line.ts";

export function roomInputLine(handle: InputHandle<KeysInput>): InputLine {
  return {
    get sentCount() {
      return handle.sentCount;
    },
    get lastProcessed() {
      return handle.lastProcessed;
    },
    get epoch() {
      return handle.epoch;
    },
    keysAt: (seq) => handle.at(seq)?.keys,
    send: (keys) => {
      handle.data.keys = keys;
      handle.send();
    },
  };
}
