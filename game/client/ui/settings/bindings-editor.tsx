/** The keys of the keyboard: one row per action, a button per key. Pressing one waits for the new key. */
import "../style/bindings.css";
import { useSignal, type Signal } from "@preact/signals";
import { RotateCcw, TriangleAlert } from "lucide-preact";
import {
  actionOf,
  bind,
  DEFAULT_BINDINGS,
  hasBrowserKeys,
  KEY_ACTIONS,
  keyName,
  mayBind,
  readBindings,
  withoutCtrl,
  type Bindings,
  type KeyAction,
} from "../../session/bindings.ts";
import { Button } from "../component/button.tsx";
import { keyText } from "../context/use-bound-keys.ts";
import { useKeys } from "../context/use-keys.ts";
import { useUi } from "../context/ui-context.ts";
import { t, type TextKey } from "../i18n/translate.ts";

/** The place that waits for a key. */
type Waiting = { readonly action: KeyAction; readonly place: number };

const nameOf = (action: KeyAction) => t(`preferences.controls.actions.${action}` as TextKey);

export function BindingsEditor() {
  const { session } = useUi();
  const { controls } = session.settings;
  const waiting = useSignal<Waiting | undefined>(undefined);
  const message = useSignal("");
  const { bindings } = controls.value;
  const change = (next: Bindings) => void (controls.value = { ...controls.value, bindings: next });
  useCapture(waiting, message, change);
  return (
    <section class="bindings" aria-label={t("preferences.controls.keyboardTitle")}>
      {hasBrowserKeys(bindings) && <CtrlWarning onFix={() => change(withoutCtrl(bindings))} />}
      <dl>
        {KEY_ACTIONS.map((action) => (
          <div key={action}>
            <dt>{nameOf(action)}</dt>
            <dd>
              {DEFAULT_BINDINGS[action].map((_, place) => (
                <KeyButton
                  key={place}
                  action={action}
                  place={place}
                  code={bindings[action][place] ?? ""}
                  waiting={waiting}
                />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p class="bindings-message" role="status">
        {message.value}
      </p>
      <Button
        size="small"
        icon={<RotateCcw />}
        onPress={() => {
          change(readBindings(undefined));
          message.value = "";
        }}
      >
        {t("preferences.controls.resetKeys")}
      </Button>
    </section>
  );
}

/** Combinations that no page can keep from the browser. */
function CtrlWarning({ onFix }: { readonly onFix: () => void }) {
  return (
    <div class="bindings-warning">
      <TriangleAlert />
      <p>{t("preferences.controls.ctrlWarning")}</p>
      <Button size="small" onPress={onFix}>
        {t("preferences.controls.ctrlFix")}
      </Button>
    </div>
  );
}

type KeyButtonProps = Waiting & { readonly code: string; readonly waiting: Signal<Waiting | undefined> };

function KeyButton({ action, place, code, waiting }: KeyButtonProps) {
  const { keyboard } = useUi();
  const waits = waiting.value?.action === action && waiting.value.place === place;
  const text = code === "" ? "–" : keyText(keyboard, code);
  const key = code === "" ? t("preferences.controls.noKey") : text;
  return (
    <button
      type="button"
      class={waits ? "binding binding-waits" : "binding"}
      aria-label={`${nameOf(action)}: ${key}`}
      aria-pressed={waits}
      onClick={() => (waiting.value = waits ? undefined : { action, place })}
    >
      {waits ? t("preferences.controls.pressKey") : text}
    </button>
  );
}

/** Takes the next press for the place that waits: Escape cancels, Backspace and Delete empty it. */
function useCapture(
  waiting: Signal<Waiting | undefined>,
  message: Signal<string>,
  change: (next: Bindings) => void,
): void {
  const { session, keyboard } = useUi();
  useKeys("binding", (press) => {
    const target = waiting.peek();
    if (target === undefined) return undefined;
    const code = keyName(press.code);
    const { bindings } = session.settings.controls.peek();
    message.value = "";
    if (code === "Backspace" || code === "Delete") change(bind(bindings, target.action, target.place, ""));
    else if (code !== "Escape" && !mayBind(code)) {
      message.value = t("preferences.controls.reserved");
      return "handled";
    } else if (code !== "Escape") {
      const former = actionOf(bindings, code);
      change(bind(bindings, target.action, target.place, code));
      if (former !== undefined && former !== target.action)
        message.value = t("preferences.controls.taken", { key: keyText(keyboard, code), action: nameOf(former) });
    }
    waiting.value = undefined;
    return "handled";
  });
}
