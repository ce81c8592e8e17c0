/** One page per screen. The match itself is drawn beneath, in #match-view. */
import { ToastStack } from "../component/toast-stack.tsx";
import { useUi } from "../context/ui-context.ts";
import { Home } from "../home/home.tsx";
import { Match } from "../screens/match-screen.tsx";
import { Door } from "../screens/password-screen.tsx";
import { Gone } from "../screens/exit-screen.tsx";
import { Invitation } from "../screens/invitation-screen.tsx";
import { Joining } from "../screens/joining-screen.tsx";

export function App() {
  const { session, toasts, invited } = useUi();
  const screen = session.screen.value;
  return (
    <>
      {screen.kind === "home" && (invited.value === undefined ? <Home /> : <Invitation code={invited.value} />)}
      {screen.kind === "joining" && <Joining code={screen.code} />}
      {screen.kind === "door" && <Door door={screen} />}
      {screen.kind === "gone" && <Gone screen={screen} />}
      {screen.kind === "room" && <Match />}
      <ToastStack toasts={toasts} />
    </>
  );
}
