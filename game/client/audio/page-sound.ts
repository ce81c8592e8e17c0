/**
 * The sound of a page: volumes after the settings, the first gesture, hidden tabs, and the sounds of matches and chat. It is
 * loaded with the first match, or for the theme (load-sound.ts).
 */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals-core";
import type { FrameListener } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { AudioOutput } from "./audio-output.ts";
import { type ChatSoundPorts, playChatSounds } from "./chat-sounds.ts";
import { MatchAudio } from "./match-audio.ts";
import { fetchBank, readBank, type SoundName } from "./sound-bank.ts";
import { createSynth } from "./synth.ts";
import type * as ThemeModule from "./theme.ts";

export type PageSoundPorts = {
  readonly session: Session;
  readonly window: Window;
  readonly page: Document;
  /** Whether the page shows a match. */
  readonly inMatch: ReadonlySignal<boolean>;
  /** Whether the page may play the theme. */
  readonly atHome: ReadonlySignal<boolean>;
  /** As in MatchAudioPorts. */
  readonly speed: () => number;
  /** Of pages with a chat. */
  readonly chat?: Pick<ChatSoundPorts, "settings" | "isIgnored">;
  /** Rejects when it fails. */
  readonly loadTheme: () => Promise<typeof ThemeModule>;
};

const GESTURES = ["pointerdown", "keydown"] as const;

/** What clicks: everything that is pressed. */
const PRESSED = "button, [role=tab], [role=menuitem], [role=radio], input[type=checkbox], input[type=radio], summary";

/** The sounds are fetched once the browser is idle: the first kick does not wait for them. */
const IDLE_TIMEOUT_MS = 8000;

/** Returns the listener for the frames of the match. */
export function startPageSound(ports: PageSoundPorts): FrameListener {
  const { session, window, page } = ports;
  const { sound } = session.settings;
  const output = new AudioOutput({
    makeContext: () => new AudioContext({ latencyHint: "interactive" }),
    schedule: (ms, call) => void setTimeout(call, ms),
  });
  const unlocked = signal(false);
  const hidden = signal(page.hidden);
  const unlock = () => {
    output.unlock();
    unlocked.value = output.context !== undefined;
  };
  for (const gesture of GESTURES) window.addEventListener(gesture, unlock, { passive: true, capture: true });
  page.addEventListener("visibilitychange", () => void (hidden.value = page.hidden));
  effect(() => output.setVolumes(sound.value));
  // The gesture that led to the match counts in most browsers.
  if ((window.navigator as Partial<Navigator>).userActivation?.hasBeenActive === true) unlock();
  const audible = computed(() => unlocked.value && !hidden.value && !sound.value.muted && sound.value.volume > 0);
  playTheme(ports, output, audible);
  const match = playMatches(ports, output, audible);
  if (ports.chat !== undefined) {
    const playFromBank = (name: SoundName) => match.playForScript(name);
    playChatSounds({ ...ports.chat, session, page, synth: createSynth(output), playFromBank });
  }
  return (frame, source, area, nowMs) => match.frame(frame, source, area, nowMs);
}

function playMatches(
  { session, window, page, inMatch, speed }: PageSoundPorts,
  output: AudioOutput,
  audible: ReadonlySignal<boolean>,
): MatchAudio {
  const match = new MatchAudio({ session, output, random: Math.random, speed });
  const needed = computed(() => audible.value && inMatch.value);
  let loading = false;
  const fill = async () => {
    const { context } = output;
    if (context !== undefined) match.setBuffers(readBank(context, await fetchBank()));
  };
  effect(() => {
    output.use("match", needed.value);
    if (!needed.value) return match.stop();
    if (loading) return;
    loading = true;
    whenIdle(window, () => void fill().catch(() => (loading = false)));
  });
  page.addEventListener("click", ({ target }) => {
    if (needed.peek() && target instanceof Element && target.closest(PRESSED) !== null) match.click();
  });
  return match;
}

function whenIdle(window: Window, call: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(call, { timeout: IDLE_TIMEOUT_MS });
  else setTimeout(call, 1000);
}

function playTheme(
  { session, atHome, loadTheme }: PageSoundPorts,
  output: AudioOutput,
  audible: ReadonlySignal<boolean>,
): void {
  const needed = computed(() => audible.value && atHome.value && session.settings.sound.value.theme);
  let stop: (() => void) | undefined;
  effect(() => {
    output.use("theme", needed.value);
    if (!needed.value) {
      stop?.();
      stop = undefined;
      return;
    }
    void loadTheme().then(
      ({ startTheme }) => {
        if (needed.peek()) stop ??= startTheme(output);
      },
      () => undefined,
    );
  });
}
