/** One page per place. The match itself is drawn beneath, in #stage. */
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
  const place = session.place.value;
  return (
    <>
      {place.kind === "home" && (invited.value === undefined ? <Home /> : <Invitation code={invited.value} />)}
      {place.kind === "joining" && <Joining code={place.code} />}
      {place.kind === "door" && <Door door={place} />}
      {place.kind === "gone" && <Gone place={place} />}
      {place.kind === "room" && <Match />}
      <ToastStack toasts={toasts} />
    </>
  );
}
