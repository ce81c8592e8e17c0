/** Actions that only record their calls: requests to the room as `[kind, message]`, others as `[action, …arguments]`. */
import type { Actions } from "#client/session/actions.ts";

export function recordedActions(): { readonly actions: Actions; readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void asked.push([name, ...args]);
  const actions: Actions = {
    playNow: note("playNow"),
    createRoom: note("createRoom"),
    playRanked: note("playRanked"),
    joinRoom: note("joinRoom"),
    practice: async (...args) => void asked.push(["practice", ...args]),
    leave: note("leave"),
    ask: (kind, ...message) => void asked.push([kind, ...message]),
    uploadStadium: async () => ({ kind: "refused" }),
    saveStadium: async () => "saved",
    deleteStadium: note("deleteStadium"),
    stadiumText: () => undefined,
    maps: { find: async () => ({ maps: [], next: null }), text: async () => undefined },
    setHandicap: note("setHandicap"),
    holdKeys: note("holdKeys"),
    followLobby: note("followLobby"),
    help: {
      follow: note("followHelp"),
      say: note("sayToStaff"),
      retry: note("retryToStaff"),
      setTyping: note("setTypingToStaff"),
      markRead: note("markHelpRead"),
    },
    makeIdentityPortable: async () => undefined,
    identityFile: async () => undefined,
    loadIdentity: async () => false,
  };
  return { actions, asked };
}
