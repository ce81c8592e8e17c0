/** Whether the player steers on a touch screen now, and the controls for it, which are loaded when they are first needed. */
import { useChat } from "../chat/chat-context.ts";
import { lazyPart } from "../component/lazy-part.tsx";
import { useUi } from "../context/ui-context.ts";

/** False also while menu or chat cover the controls. */
export function useTouchPlay(): boolean {
  const { session, menuOpen } = useUi();
  const chat = useChat();
  return session.playing.value && session.device.used.value === "touch" && !menuOpen.value && !chat.isOpen.value;
}

const LoadedControls = lazyPart(async () => (await import("./touch-controls.tsx")).TouchControls);

/** The controls of the match, with the extra keys of the room's script. */
export function TouchControls() {
  const { session, heldKeys } = useUi();
  const { value: settings } = session.settings.controls;
  return <LoadedControls settings={settings} heldKeys={heldKeys} extraKeys={session.room.value?.extraKeys ?? []} />;
}
