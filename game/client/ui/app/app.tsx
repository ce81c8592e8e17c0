/** One component per screen. The match is drawn by Phaser below the interface, in #match-view. */
import { ToastStack } from "../component/toast-stack.tsx";
import { useUi } from "../context/ui-context.ts";
import { useHelp } from "../help/use-help.ts";
import { Home } from "../home/home.tsx";
import { ExitScreen } from "../screens/exit-screen.tsx";
import { InvitationScreen } from "../screens/invitation-screen.tsx";
import { JoiningScreen } from "../screens/joining-screen.tsx";
import { OtherRoomDialog } from "../screens/other-room-dialog.tsx";
import { QueueScreen } from "../screens/queue-screen.tsx";
import { PasswordScreen } from "../screens/password-screen.tsx";
import { EmbeddedScreen, HelpDialog, MatchScreen, PracticeScreen, SettingsDialog } from "./lazy-screens.ts";

export function App() {
  const { session, toasts, helpOpen, settingsOpen, invitedTo, embedded } = useUi();
  const screen = session.screen.value;
  useHelp();
  if (embedded !== undefined) return <EmbeddedScreen code={embedded} />;
  return (
    <>
      {screen.kind === "home" &&
        (invitedTo.value === undefined ? <Home /> : <InvitationScreen code={invitedTo.value} />)}
      {screen.kind === "joining" && <JoiningScreen code={screen.code} working={screen.working === true} />}
      {screen.kind === "queue" && <QueueScreen screen={screen} />}
      {screen.kind === "password" && <PasswordScreen screen={screen} />}
      {screen.kind === "exit" && <ExitScreen screen={screen} />}
      {screen.kind === "practice" && <PracticeScreen />}
      {screen.kind === "room" && <MatchScreen />}
      <OtherRoomDialog />
      {helpOpen.value && <HelpDialog />}
      {settingsOpen.value && <SettingsDialog />}
      <ToastStack toasts={toasts} />
    </>
  );
}
