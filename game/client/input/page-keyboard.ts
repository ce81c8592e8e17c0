/** The page's keyboard: the dispatcher of presses, and the labels of its keys. */
import type { ReadonlySignal } from "@preact/signals-core";
import type { Bindings } from "#client/session/bindings.ts";
import { createKeyDispatcher, type KeyDispatcher, type KeyDispatcherPorts } from "./key-dispatcher.ts";
import { createKeyLabels, type KeyboardLayout } from "./key-labels.ts";
import { createKeyMap } from "./key-map.ts";

export type PageKeyboard = Pick<KeyDispatcher, "add"> & {
  /** The label of the key that is bound in the place of a first key (session/bindings.ts); "–" for none. Reads signals. */
  readonly labelOf: (code: string) => string;
  /** The label of a key. Reads a signal. */
  readonly keyLabelOf: (code: string) => string;
  readonly stop: () => void;
};

const NO_KEY = "–";

/** `layout` is undefined in browsers without Navigator.keyboard. */
export function createPageKeyboard(
  ports: Omit<KeyDispatcherPorts, "meaningOf"> & {
    readonly layout: KeyboardLayout | undefined;
    /** Absent on pages whose keys are fixed. */
    readonly bindings?: ReadonlySignal<Bindings>;
  },
): PageKeyboard {
  const keyMap = ports.bindings && createKeyMap(ports.bindings);
  const { add, stop } = createKeyDispatcher({ ...ports, ...(keyMap && { meaningOf: keyMap.meaningOf }) });
  const labels = createKeyLabels(ports.window, ports.layout);
  return {
    add,
    labelOf(code) {
      const bound = keyMap ? keyMap.boundTo(code) : code;
      return bound === "" ? NO_KEY : labels.labelOf(bound);
    },
    keyLabelOf: labels.labelOf,
    stop() {
      stop();
      labels.stop();
    },
  };
}
