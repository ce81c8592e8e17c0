/** Keys that belong to the interface: Escape opens the room menu, P pauses for admins. */
import { useEffect } from "preact/hooks";
import { useUi } from "../context.ts";

export function useShortcuts(): void {
  const { session, actions, menuOpen } = useUi();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      // An open menu is a <dialog>, which closes itself on Escape.
      if (event.code === "Escape" && !menuOpen.value) menuOpen.value = true;
      const game = session.game.value;
      if (event.code === "KeyP" && game && session.me.value?.admin) actions.pauseGame(!game.paused);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}
