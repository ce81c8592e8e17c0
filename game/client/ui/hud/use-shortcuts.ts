/** Keys of the match: Escape opens the room menu, F3 toggles the net graph, P pauses for admins, Y and N vote. */
import { useEffect } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { answerByKey } from "../vote/ballot.ts";

export function useShortcuts(): void {
  const { session, actions, preferences, menuOpen } = useUi();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.code === "F3") {
        // Prevents the browser's page search.
        event.preventDefault();
        if (!event.repeat && !event.shiftKey) preferences.toggleNetGraph();
        return;
      }
      if (event.repeat || isTyping(event.target)) return;
      // The open menu is a <dialog>, which the browser closes on Escape.
      if (event.code === "Escape" && !menuOpen.value) menuOpen.value = true;
      if (answerByKey({ session, actions }, event.key)) return;
      const game = session.game.value;
      if (event.code === "KeyP" && game && session.rights.value.game) actions.ask("pause", { paused: !game.paused });
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
