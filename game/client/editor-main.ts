/** Composition root of the page of the stadium editor. */
import { computed } from "@preact/signals-core";
import { createDocumentStore } from "./editor/documents/document-store.ts";
import { EditorPage } from "./editor/editor-page.ts";
import { listenToPlayKeys, runPlays } from "./editor/play-keys.ts";
import type { KeyboardLayout } from "./input/key-labels.ts";
import { createPageKeyboard } from "./input/page-keyboard.ts";
import { loadModule } from "./net/load-module.ts";
import { teamColors } from "./paint/picture-style.ts";
import { createSession } from "./session/session.ts";
import { createToasts } from "./ui/context/toasts.ts";
import { mountEditor } from "./ui/editor/mount-editor.tsx";
import { followLanguage } from "./ui/i18n/language.ts";
import { t } from "./ui/i18n/translate.ts";
import { keepSettings } from "./ui/saved/settings.ts";
import { createTheme } from "./ui/saved/theme.ts";

const session = createSession();
keepSettings(session.settings);
await followLanguage({ settings: session.settings, root: document.documentElement, loadModule }).shown;

const toasts = createToasts();
const { keyboard: layout } = navigator as { readonly keyboard?: KeyboardLayout };
const bindings = computed(() => session.settings.controls.value.bindings);
const keyboard = createPageKeyboard({ window, page: document, layout, bindings });
const page = new EditorPage({
  page: document,
  keyboard,
  store: createDocumentStore(),
  style: (look) => {
    const { light, palette } = session.settings.picture.value;
    return { look, light, teams: teamColors(palette) };
  },
  onFault: (message) => toasts.show(t("editor.problem.paste", { message })),
  onSave: () => toasts.show(t("editor.saving.automatic")),
  now: () => performance.now(),
});
listenToPlayKeys({ window, page, keyboard });
runPlays(window, page);
mountEditor(document.getElementById("ui")!, {
  ...{ session, page, keyboard, toasts },
  theme: createTheme(document.documentElement),
});
