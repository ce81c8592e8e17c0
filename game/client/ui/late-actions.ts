/**
 * What the interface calls before the net has arrived. The way into a room is the longest part of the page's code after
 * the drawing: it is fetched beside the home page, and whoever is faster waits for it on the joining page.
 */
import type { Actions, Session } from "../session/session.ts";

/** Actions that stand for those which `load` brings. A fetch that failed is tried again on the next way in. */
export function lateActions(session: Session, load: () => Promise<Actions>): Actions {
  let net: Actions | undefined;
  /** The last way in that was asked for and not called off. */
  let waiting: ((actions: Actions) => void) | undefined;

  const enter = async (code: string | undefined, entry: (actions: Actions) => void) => {
    if (net) return entry(net);
    waiting = entry;
    session.place.value = { kind: "joining", code };
    try {
      net = await load();
      if (waiting === entry) entry(net);
    } catch {
      if (waiting === entry) session.place.value = { kind: "gone", reason: "unreachable", code };
    }
  };

  return {
    playNow: (nickname) => void enter(undefined, (actions) => actions.playNow(nickname)),
    createRoom: (nickname) => void enter(undefined, (actions) => actions.createRoom(nickname)),
    joinRoom: (nickname, code) => void enter(code, (actions) => actions.joinRoom(nickname, code)),
    leave: () => {
      waiting = undefined;
      if (net) net.leave();
      else session.place.value = { kind: "home" };
    },
    chooseTeam: (team) => net?.chooseTeam(team),
    startGame: () => net?.startGame(),
    stopGame: () => net?.stopGame(),
    pauseGame: (paused) => net?.pauseGame(paused),
    pickStadium: (name) => net?.pickStadium(name),
    holdKeys: (keys) => net?.holdKeys(keys),
  };
}
