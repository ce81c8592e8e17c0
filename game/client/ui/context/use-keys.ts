/** Adds a component's keys to the keyboard of the page while it is mounted. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { KeyContext, KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { useUi } from "./ui-context.ts";

/** Both functions are those of the last rendering. */
export function useKeys(
  context: KeyContext,
  down: (press: KeyPress) => KeyResult,
  up: (code: string) => void = () => undefined,
): void {
  const { keyboard } = useUi();
  const latest = useRef({ down, up });
  latest.current = { down, up };
  // A layout effect, because the next press may come before the next frame.
  useLayoutEffect(
    () =>
      keyboard.add(context, {
        down: (press) => latest.current.down(press),
        up: (code) => latest.current.up(code),
      }),
    [],
  );
}
