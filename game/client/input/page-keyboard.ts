/** The page's keyboard: the dispatcher of presses, and the labels of its keys. */
import { createKeyDispatcher, type KeyDispatcher, type KeyDispatcherPorts } from "./key-dispatcher.ts";
import { createKeyLabels, type KeyboardLayout, type KeyLabels } from "./key-labels.ts";

export type PageKeyboard = Pick<KeyDispatcher, "add"> & Pick<KeyLabels, "labelOf"> & { readonly stop: () => void };

/** `layout` is undefined in browsers without Navigator.keyboard. */
export function createPageKeyboard(
  ports: KeyDispatcherPorts & { readonly layout: KeyboardLayout | undefined },
): PageKeyboard {
  const { add, stop } = createKeyDispatcher(ports);
  const labels = createKeyLabels(ports.window, ports.layout);
  return {
    add,
    labelOf: labels.labelOf,
    stop() {
      stop();
      labels.stop();
    },
  };
}
