/**
 * What the interface calls before the net has arrived. The way into a room is the longest part of the page's code after
 * the drawing: it is fetched beside the home page, and whoever is faster waits for it on the joining page.
 */
import type { Actions } from "../../session/actions.ts";
import type { Session } from "../../session/session.ts";

/** Actions that stand for those which `load` brings. A fetch that failed is tried again on the next way in. */
export function lateActions(session: Session, load: () => Promise<Actions>): Actions {
  let net: Actions | undefined;
  /** The last way in that was asked for and not called off. */
  let waiting: ((actions: Actions) => void) | undefined;
  /** Whether the room list is looked at, as far as the net does not know yet. */
  let lobby = false;

  const arrive = async () => {
    net ??= await load();
    return net;
  };

  const enter = async (code: string | undefined, entry: (actions: Actions) => void) => {
    if (net) return entry(net);
    waiting = entry;
    session.screen.value = { kind: "joining", code };
    try {
      const actions = await arrive();
      if (waiting === entry) entry(actions);
    } catch {
      if (waiting === entry) session.screen.value = { kind: "gone", reason: "unreachable", code };
    }
  };

  const followLobby = async (on: boolean) => {
    lobby = on;
    if (net) return net.followLobby(on);
    if (!on) return;
    session.lobby.value = { ...session.lobby.value, link: "connecting" };
    try {
      const actions = await arrive();
      if (lobby) actions.followLobby(true);
    } catch {
      session.lobby.value = { ...session.lobby.value, link: "lost" };
    }
  };

  return {
    playNow: (nickname) => void enter(undefined, (actions) => actions.playNow(nickname)),
    createRoom: (nickname, wish) => void enter(undefined, (actions) => actions.createRoom(nickname, wish)),
    joinRoom: (nickname, code, how) => void enter(code, (actions) => actions.joinRoom(nickname, code, how)),
    leave: () => {
      waiting = undefined;
      if (net) net.leave();
      else session.screen.value = { kind: "home" };
    },
    ask: (kind, ...message) => net?.ask(kind, ...message),
    uploadStadium: async (text, purpose) => (await arrive()).uploadStadium(text, purpose),
    storeStadium: async () => (await arrive()).storeStadium(),
    forgetStadium: (name) => net?.forgetStadium(name),
    stadiumText: (name) => net?.stadiumText(name),
    setHandicap: (delayMs) => net?.setHandicap(delayMs),
    holdKeys: (keys) => net?.holdKeys(keys),
    followLobby: (on) => void followLobby(on),
    makeIdentityPortable: async () => (await arrive()).makeIdentityPortable(),
    identityFile: async () => (await arrive()).identityFile(),
    loadIdentity: async (text) => (await arrive()).loadIdentity(text),
  };
}
