/** The controls of a play: speed, single ticks, bots, and why a disc bounced. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { CircleDot, Pause, Play, Rewind, RotateCcw, Square, StepForward, UserRound } from "lucide-preact";
import { PLAY_KEYS } from "../../editor/play-keys.ts";
import { PLAY_BOTS_MAX, PLAY_SPEEDS, type PlaySpeed } from "../../editor/play/play-game.ts";
import type { Placeable, PlayLevel, PlayMode } from "../../editor/play-mode.ts";
import type { PageKeyboard } from "../../input/page-keyboard.ts";
import { t } from "../i18n/translate.ts";
import { ContactList } from "./contact-list.tsx";

type PlayBarProps = {
  readonly play: PlayMode;
  readonly keyboard: Pick<PageKeyboard, "keyLabelOf">;
  /** On small touch screens the bar of the page, which ends the play, is hidden. */
  readonly isTouch: boolean;
};

export function PlayBar({ play, keyboard, isTouch }: PlayBarProps) {
  const { options } = play;
  return (
    <>
      {/* The keys of the play are not those of a list that was chosen from. */}
      <div
        class="editor-options editor-play"
        role="group"
        aria-label={t("editor.play.label")}
        onChange={() => (document.activeElement as HTMLElement | null)?.blur()}
      >
        {isTouch && (
          <Command label={t("editor.play.stop")} onPress={() => play.stop()}>
            <Square />
          </Command>
        )}
        <Score play={play} />
        <PlaceTools play={play} keyboard={keyboard} />
        <SpeedTools play={play} keyboard={keyboard} />
        <BotTools play={play} />
        <Toggle label={t("editor.play.trails")} option={options.trails} />
        <Toggle label={t("editor.play.contacts")} option={options.contacts} />
      </div>
      {options.contacts.value && <ContactList play={play} />}
    </>
  );
}

/** Written without rendering anew at each tick. */
function Score({ play }: { readonly play: PlayMode }) {
  const text = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    const { red, blue } = play.score.value;
    if (text.current) text.current.textContent = `${red} : ${blue}`;
  });
  return <b class="editor-score" ref={text} />;
}

function PlaceTools({ play: { placing }, keyboard }: Pick<PlayBarProps, "play" | "keyboard">) {
  const toggle = (what: Placeable) => void (placing.value = placing.value === what ? null : what);
  return (
    <span class="editor-command-group">
      <Command
        label={t("editor.play.placeBall")}
        shortcut={keyboard.keyLabelOf(PLAY_KEYS.dropBall)}
        pressed={placing.value === "ball"}
        onPress={() => toggle("ball")}
      >
        <CircleDot />
      </Command>
      <Command
        label={t("editor.play.placePlayer")}
        shortcut={keyboard.keyLabelOf(PLAY_KEYS.dropPlayer)}
        pressed={placing.value === "player"}
        onPress={() => toggle("player")}
      >
        <UserRound />
      </Command>
      <span role="status" class="editor-hint">
        {placing.value !== null && t("editor.play.placeHint")}
      </span>
    </span>
  );
}

function SpeedTools({ play, keyboard }: Pick<PlayBarProps, "play" | "keyboard">) {
  const { speed } = play.options;
  const isPaused = speed.value === 0;
  const keyOf = (name: keyof typeof PLAY_KEYS) => keyboard.keyLabelOf(PLAY_KEYS[name]);
  return (
    <span class="editor-command-group">
      <Command label={t("editor.play.restart")} shortcut={keyOf("restart")} onPress={() => play.restart()}>
        <RotateCcw />
      </Command>
      <Command label={t("editor.play.back")} shortcut={keyOf("back")} onPress={() => play.back()}>
        <Rewind />
      </Command>
      <Command
        label={isPaused ? t("editor.play.go") : t("editor.play.pause")}
        shortcut={keyOf("pause")}
        onPress={() => (speed.value = isPaused ? 1 : 0)}
      >
        {isPaused ? <Play /> : <Pause />}
      </Command>
      <Command label={t("editor.play.step")} shortcut={keyOf("step")} onPress={() => play.step()}>
        <StepForward />
      </Command>
      <label class="editor-choice">
        <select
          aria-label={t("editor.play.speed")}
          value={speed.value}
          onChange={(event) => (speed.value = Number(event.currentTarget.value) as PlaySpeed)}
        >
          {PLAY_SPEEDS.map((each) => (
            <option key={each} value={each}>
              {each === 0 ? t("editor.play.paused") : `${each} ×`}
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}

type CommandProps = {
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly children: preact.ComponentChildren;
  readonly onPress: () => void;
};

function Command({ label, shortcut, pressed, children, onPress }: CommandProps) {
  return (
    <button
      type="button"
      class="editor-command"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

const LEVELS: readonly PlayLevel[] = ["easy", "normal", "hard"];
const COUNTS = Array.from({ length: PLAY_BOTS_MAX + 1 }, (_, count) => count);

function BotTools({ play: { options } }: { readonly play: PlayMode }) {
  const choice = (name: "red" | "blue") => (
    <label class={`editor-choice editor-${name}`}>
      {t(`editor.play.${name}Bots`)}
      <select
        value={options[name].value}
        onChange={(event) => (options[name].value = Number(event.currentTarget.value))}
      >
        {COUNTS.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <span class="editor-command-group">
      <select
        aria-label={t("editor.play.team")}
        title={t("editor.play.team")}
        value={options.team.value}
        onChange={(event) => (options.team.value = event.currentTarget.value === "red" ? "red" : "blue")}
      >
        <option value="red">{t("editor.fields.choice.red")}</option>
        <option value="blue">{t("editor.fields.choice.blue")}</option>
      </select>
      {choice("red")}
      {choice("blue")}
      <label class="editor-choice">
        <select
          aria-label={t("editor.play.level")}
          value={options.level.value}
          onChange={(event) => (options.level.value = event.currentTarget.value as PlayLevel)}
        >
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`editor.level.${level}`)}
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}

function Toggle({ label, option }: { readonly label: string; readonly option: { value: boolean } }) {
  return (
    <label class="editor-choice">
      <input
        type="checkbox"
        checked={option.value}
        onChange={(event) => (option.value = event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
