/**
 * The sound of a page: volumes after the settings, the first gesture, hidden tabs, and the parts that load when they are needed.
 */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals-core";
import type { FrameListener } from "#client/session/frame.ts";
import type { Session } from "#client/session/session.ts";
import { AudioOutput } from "./audio-output.ts";
import type * as MatchAudioModule from "./match-audio.ts";
import type * as SoundBankModule from "./sound-bank.ts";
import type * as ThemeModule from "./theme.ts";

export type PageSoundPorts = {
  readonly session: Session;
  readonly window: Window;
  readonly page: Document;
  /** Whether the page shows a match. */
  readonly inMatch: ReadonlySignal<boolean>;
  /** Whether the page may play the theme. */
  readonly atHome: ReadonlySignal<boolean>;
  readonly speed: () => number;
  /** Load the parts; they reject when that fails. */
  readonly loadMatchAudio: () => Promise<typeof MatchAudioModule>;
  readonly loadBank: () => Promise<typeof SoundBankModule>;
  readonly loadTheme: () => Promise<typeof ThemeModule>;
};

export type PageSound = {
  readonly output: AudioOutput;
  /** A frame of the match is drawn. */
  readonly frame: FrameListener;
};

const GESTURES = ["pointerdown", "keydown"] as const;

/** What clicks: everything that is pressed. */
const PRESSED = "button, [role=tab], [role=menuitem], [role=radio], input[type=checkbox], input[type=radio], summary";

/** The sounds are fetched once the browser is idle: the first kick does not wait for them. */
const IDLE_TIMEOUT_MS = 8000;

export function startPageSound(ports: PageSoundPorts): PageSound {
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
  const audible = computed(() => unlocked.value && !hidden.value && !sound.value.muted && sound.value.volume > 0);
  playTheme(ports, output, audible);
  return { output, frame: playMatches(ports, output, audible) };
}

/** Returns the listener for frames. */
function playMatches(
  { session, window, page, inMatch, speed, ...load }: PageSoundPorts,
  output: AudioOutput,
  audible: ReadonlySignal<boolean>,
): PageSound["frame"] {
  const match = signal<MatchAudioModule.MatchAudio | undefined>(undefined);
  const needed = computed(() => audible.value && inMatch.value);
  let loading = false;
  effect(() => {
    if (!inMatch.value || match.value !== undefined) return;
    void load.loadMatchAudio().then(
      ({ MatchAudio }) => (match.value ??= new MatchAudio({ session, output, random: Math.random, speed })),
      () => undefined,
    );
  });
  effect(() => {
    output.use("match", needed.value);
    if (!needed.value) match.value?.stop();
  });
  effect(() => {
    if (!needed.value || match.value === undefined || loading) return;
    loading = true;
    whenIdle(window, () => void fill(match.value!, output, load.loadBank).catch(() => (loading = false)));
  });
  page.addEventListener("click", ({ target }) => {
    if (needed.peek() && target instanceof Element && target.closest(PRESSED) !== null) match.peek()?.click();
  });
  return (frame, source, area, nowMs) => match.peek()?.frame(frame, source, area, nowMs);
}

/** Loads and decodes the sounds. */
async function fill(
  match: MatchAudioModule.MatchAudio,
  { context }: AudioOutput,
  load: PageSoundPorts["loadBank"],
): Promise<void> {
  const { fetchBank, readBank } = await load();
  if (context !== undefined) match.setBuffers(readBank(context, await fetchBank()));
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
