/**
 * Actions that the interface can call before the net code has loaded. That code is the largest part of the page after the
 * drawing; it is fetched while the home page is shown, and a join waits for it on the joining screen.
 */
import type { NetActions } from "../session/actions.ts";
import type { HelpActions } from "../session/help.ts";
import type { ExitReason } from "../session/screen.ts";
import type { Session } from "../session/session.ts";

type LobbyActions = Pick<NetActions, "followLobby">;
type RoomActions = Omit<NetActions, "followLobby">;

export type LazyPorts = {
  /** Loads the net code. */
  readonly load: () => Promise<RoomActions>;
  /** Loads what the room list needs of it. */
  readonly loadLobby: () => Promise<LobbyActions>;
  /** Loads the match view; false when the browser cannot draw. No seat is taken before. */
  readonly prepareView: () => Promise<boolean>;
  /** After a failed load: reloads the page, after which the join of a room starts again. False when it does not. */
  readonly reloadOnce: () => Promise<boolean>;
};

/** Actions that call those of `load` once they have loaded. A failed load is retried with the next join. */
export function createLazyActions(
  session: Session,
  { load, loadLobby, prepareView, reloadOnce }: LazyPorts,
): NetActions {
  let net: RoomActions | undefined;
  /** True once the match can be drawn. */
  let canDraw = false;
  /** The last join that waits for the load and was not cancelled. */
  let waiting: ((actions: RoomActions) => void) | undefined;

  const loaded = async () => {
    net ??= await load();
    return net;
  };

  const join = async (code: string | undefined, start: (actions: RoomActions) => void) => {
    if (net && canDraw) return start(net);
    waiting = start;
    session.screen.value = { kind: "joining", code };
    const fail = (reason: ExitReason) => {
      if (waiting === start) session.screen.value = { kind: "exit", reason, code };
    };
    try {
      const [actions, drawable] = await Promise.all([loaded(), prepareView()]);
      canDraw = drawable;
      if (!drawable) fail("noWebgl");
      else if (waiting === start) start(actions);
    } catch {
      if (waiting === start && !(await reloadOnce())) fail("unloaded");
    }
  };

  return {
    playNow: (nickname) => void join(undefined, (actions) => actions.playNow(nickname)),
    playRanked: (nickname, mode) => void join(undefined, (actions) => actions.playRanked(nickname, mode)),
    createRoom: (nickname, room) => void join(undefined, (actions) => actions.createRoom(nickname, room)),
    joinRoom: (nickname, code, how) => void join(code, (actions) => actions.joinRoom(nickname, code, how)),
    leave: () => {
      waiting = undefined;
      if (net) net.leave();
      else session.screen.value = { kind: "home" };
    },
    ask: (kind, ...message) => net?.ask(kind, ...message),
    ...lazyStadiums(loaded, () => net),
    maps: {
      find: async (search) => (await loaded()).maps.find(search),
      text: async (code) => (await loaded()).maps.text(code),
    },
    setHandicap: (delayMs) => net?.setHandicap(delayMs),
    holdKeys: (keys) => net?.holdKeys(keys),
    followLobby: lazyLobby(session, loadLobby),
    help: lazyHelp(session, loaded, () => net),
    makeIdentityPortable: async () => (await loaded()).makeIdentityPortable(),
    identityFile: async () => (await loaded()).identityFile(),
    loadIdentity: async (text) => (await loaded()).loadIdentity(text),
  };
}

/** Follows the room list once its part of the net code has loaded. A failed load is retried when the list is shown again. */
function lazyLobby(session: Session, load: () => Promise<LobbyActions>): NetActions["followLobby"] {
  let lobby: LobbyActions | undefined;
  /** Whether the room list is shown, for the time before the load. */
  let shown = false;
  const follow = async (on: boolean) => {
    shown = on;
    if (lobby) return lobby.followLobby(on);
    if (!on) return;
    session.lobby.value = { ...session.lobby.value, connection: "connecting" };
    try {
      lobby ??= await load();
      if (shown) lobby.followLobby(true);
    } catch {
      session.lobby.value = { ...session.lobby.value, connection: "lost" };
    }
  };
  return (on) => void follow(on);
}

/** Follows the help chat once the net code has loaded. A failed load is retried when the chat is opened again. */
function lazyHelp(session: Session, load: () => Promise<RoomActions>, net: () => RoomActions | undefined): HelpActions {
  const follow = async (on: boolean, nickname: string) => {
    if (net() === undefined && !on) return;
    try {
      (await load()).help.follow(on, nickname);
    } catch {
      session.help.value = { ...session.help.value, connection: "lost" };
    }
  };
  return {
    follow: (on, nickname) => void follow(on, nickname),
    say: (text) => net()?.help.say(text),
    retry: (id) => net()?.help.retry(id),
    setTyping: (typing) => net()?.help.setTyping(typing),
    markRead: () => net()?.help.markRead(),
  };
}

type StadiumActions = Pick<NetActions, "uploadStadium" | "saveStadium" | "deleteStadium" | "stadiumText">;

function lazyStadiums(loaded: () => Promise<RoomActions>, net: () => RoomActions | undefined): StadiumActions {
  return {
    uploadStadium: async (text, purpose) => (await loaded()).uploadStadium(text, purpose),
    saveStadium: async () => (await loaded()).saveStadium(),
    deleteStadium: (name) => net()?.deleteStadium(name),
    stadiumText: (name) => net()?.stadiumText(name),
  };
}
