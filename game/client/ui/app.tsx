/** One page per screen. The match itself is drawn beneath, in #match-view. */
import { ToastStack } from "./component/toast.tsx";
import { useUi } from "./context.ts";
import { Home } from "./home/home.tsx";
import { Match } from "./match/match.tsx";
import { Door } from "./place/door.tsx";
import { Gone } from "./place/gone.tsx";
import { Invitation } from "./place/invitation.tsx";
import { Joining } from "./place/joining.tsx";

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
