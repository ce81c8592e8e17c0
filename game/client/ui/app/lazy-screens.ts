/** The parts of the interface that the home page does not need. The match screen is fetched before a room is joined. */
import { lazyPart } from "../component/lazy-part.tsx";
import type { LoadPart } from "../context/ui-context.ts";
import { CreateRoom, PracticeDialog } from "../home/lazy-dialogs.ts";

export const MatchScreen = lazyPart(async () => (await import("../screens/match-screen.tsx")).MatchScreen);
export const EmbeddedScreen = lazyPart(async () => (await import("../screens/embedded-screen.tsx")).EmbeddedScreen);
export const PracticeScreen = lazyPart(async () => (await import("../practice/practice-screen.tsx")).PracticeScreen);
export const SettingsDialog = lazyPart(async () => (await import("../settings/settings-dialog.tsx")).SettingsDialog);
export const HelpDialog = lazyPart(async () => (await import("../help/help-dialog.tsx")).HelpDialog);

/** Fetches all of them. */
export async function preloadScreens(loadPart: LoadPart): Promise<void> {
  const screens = [MatchScreen, EmbeddedScreen, PracticeScreen, PracticeDialog, SettingsDialog, HelpDialog, CreateRoom];
  await Promise.all(screens.map((screen) => screen.preload(loadPart)));
}
