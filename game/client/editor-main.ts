/** Composition root of the page of the stadium editor. */
import { computed } from "@preact/signals-core";
import { createDocumentStore } from "./editor/documents/document-store.ts";
import { EditorPage } from "./editor/editor-page.ts";
import { syncEditorAddress } from "./editor/page-address.ts";
import { listenToPlayKeys, runPlays } from "./editor/play-keys.ts";
import { followDevice } from "./input/device.ts";
import { createHeldKeys } from "./input/held-keys.ts";
import type { KeyboardLayout } from "./input/key-labels.ts";
import { createPageKeyboard } from "./input/page-keyboard.ts";
import { loadModule } from "./net/load-module.ts";
import { createPageMapLibrary } from "./net/maps/page-map-library.ts";
import { STADIUM_CARDS } from "./net/stadiums/stadium-library.ts";
import { createWorkshop, loadWorkshopVersion } from "./net/workshop/workshop-requests.ts";
import { teamColors } from "./paint/picture-style.ts";
import type { Turn } from "./session/device.ts";
import { createSession } from "./session/session.ts";
import { createToasts } from "./ui/context/toasts.ts";
import { importEditorCatalogue } from "./ui/editor/editor-texts.ts";
import { mountEditor } from "./ui/editor/mount-editor.tsx";
import { followLanguage } from "./ui/i18n/language.ts";
import { t } from "./ui/i18n/translate.ts";
import { createLikedMaps } from "./ui/saved/liked-maps.ts";
import { suggestNickname } from "./ui/saved/nickname.ts";
import { createPreferences } from "./ui/saved/preferences.ts";
import { takeEditorText } from "./ui/storage/editor-text.ts";
import { keepSettings } from "./ui/saved/settings.ts";
import { createTheme } from "./ui/saved/theme.ts";

const session = createSession();
keepSettings(session.settings);
const { settings } = session;
await followLanguage({ settings, root: document.documentElement, loadModule, catalogueOf: importEditorCatalogue })
  .shown;

const preferences = createPreferences();
/** One that was suggested is kept, so that others see the same name after a reconnection. */
const nickname = () => {
  if (preferences.nickname.peek() === "") preferences.setNickname(suggestNickname(Math.random));
  return preferences.nickname.peek();
};
const { library, loadIdentity } = createPageMapLibrary({ session, nickname, liked: createLikedMaps() });
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
  createShared: createWorkshop,
  connect: async (code, doc, awareness) => {
    const [{ joinWorkshop }, own] = await Promise.all([
      loadModule(() => import("./net/workshop/join-workshop.ts")),
      loadIdentity(),
    ]);
    return joinWorkshop({ endpoint: location.origin, identity: own, code, nickname, doc, awareness });
  },
  publishedText: (code) => library.text(code),
});
/** The map is turned in a play alone. */
const turn = computed((): Turn => page.open.value?.editor.state.viewpoint.value.turn ?? 0);
const heldKeys = createHeldKeys({ turn, onChange: (keys) => page.open.peek()?.play.holdKeys(keys) });
listenToPlayKeys({ window, page, keyboard, heldKeys });
runPlays(window, page);
followDevice({
  window,
  device: { ...session.device, turn },
  root: document.documentElement,
  matchMedia: (query) => matchMedia(query),
});
mountEditor(document.getElementById("ui")!, {
  ...{
    session,
    page,
    keyboard,
    heldKeys,
    loadPart: loadModule,
    library,
    toasts,
    loadVersion: loadWorkshopVersion,
    included: STADIUM_CARDS,
  },
  theme: createTheme(document.documentElement),
});

syncEditorAddress(window, { page, takeText: takeEditorText });
