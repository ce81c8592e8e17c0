/** Keeps the screen on while the player is on the pitch of a running game: gamepads and a held thumb do not count as use of it. */
import { useEffect } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";

export function useWakeLock(): void {
  const { session } = useUi();
  const playing = session.playing.value;
  useEffect(() => (playing ? keepAwake() : undefined), [playing]);
}

/** The returned function lets the screen turn off again. Browsers end the lock when the page is hidden. */
function keepAwake(): () => void {
  const { wakeLock } = navigator as Partial<Navigator>;
  let lock: Promise<WakeLockSentinel | undefined> | undefined;
  const request = () => {
    if (!document.hidden) lock = wakeLock?.request("screen").catch(() => undefined);
  };
  request();
  document.addEventListener("visibilitychange", request);
  return () => {
    document.removeEventListener("visibilitychange", request);
    void lock?.then((held) => held?.release());
  };
}
