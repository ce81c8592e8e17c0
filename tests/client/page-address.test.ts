import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import type { Screen } from "#client/session/screen.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { syncPageAddress, type AddressedPage } from "#client/ui/app/page-address.ts";
import { createLazyActions } from "#client/net/lazy-actions.ts";
import type { MountedUi } from "#client/ui/app/mount.tsx";
import { createPreferences } from "#client/ui/saved/preferences.ts";
import { createRoomInfo } from "../support/room-info.ts";

let session: Session;
let history: string[];
let goBack: () => void;
/** Goes to an address in the history that was not visited, as forward and same-page links do. */
let goTo: (path: string) => void;
const invitedTo = signal<string | undefined>(undefined);
const otherRoom: MountedUi["otherRoom"] = signal(undefined);

/** A page opened at `path` in a browser with this saved nickname. */
function open(path: string, nickname: string, seat?: string): void {
  history = [path];
  const navigate = (_data: unknown, _unused: string, to?: string | URL | null) => void history.push(String(to));
  const page: AddressedPage = {
    location: {
      get pathname() {
        return history.at(-1)!;
      },
    },
    history: {
      pushState: navigate,
      replaceState: (...to) => {
        history.pop();
        navigate(...to);
      },
    },
    addEventListener: (_type, listener) => {
      goBack = () => {
        history.pop();
        listener();
      };
      goTo = (to) => {
        history.push(to);
        listener();
      };
    },
  };
  const preferences = createPreferences();
  preferences.setNickname(nickname);
  session = createSession();
  // The net module never loads, so joining stops at the joining screen.
  const net = createLazyActions(session, {
    load: () => new Promise(() => undefined),
    loadLobby: () => new Promise(() => undefined),
    prepareView: async () => true,
    reloadOnce: async () => false,
  });
  const actions = { ...net, practice: async () => undefined };
  syncPageAddress(page, { session, actions, preferences, invitedTo, otherRoom, keptSeat: () => seat });
}

beforeEach(() => {
  invitedTo.value = undefined;
  otherRoom.value = undefined;
});

describe("the page's address", () => {
  it.each<Screen>([
    { kind: "joining", code: "K7FQ2" },
    { kind: "password", code: "K7FQ2", wrong: false, watch: false },
    { kind: "exit", reason: "banned", code: "K7FQ2" },
  ])("contains the code of the room on the screen $kind", (screen) => {
    open("/", "Ada");
    session.screen.value = screen;
    expect(history).toEqual(["/", "/r/K7FQ2"]);
  });

  it("does not change when the password is asked again", () => {
    open("/", "Ada");
    session.screen.value = { kind: "password", code: "K7FQ2", wrong: false, watch: false };
    session.screen.value = { kind: "joining", code: "K7FQ2" };
    session.screen.value = { kind: "password", code: "K7FQ2", wrong: true, watch: false };
    expect(history).toEqual(["/", "/r/K7FQ2"]);
  });

  it("is / after going home", () => {
    open("/", "Ada");
    session.screen.value = { kind: "password", code: "K7FQ2", wrong: true, watch: false };
    session.screen.value = { kind: "home" };
    expect(history).toEqual(["/", "/"]);
  });

  it("leaves the password screen on going back", () => {
    open("/", "Ada");
    session.screen.value = { kind: "password", code: "K7FQ2", wrong: false, watch: true };
    goBack();
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(history).toEqual(["/"]);
  });

  it("joins the room in it", () => {
    open("/r/k7fq2", "Ada");
    expect(session.screen.value).toEqual({ kind: "joining", code: "K7FQ2" });
    expect(invitedTo.value).toBeUndefined();
  });

  it("never changes on the way into its room, also before the first state of the room", () => {
    open("/r/K7FQ2", "Ada");
    session.screen.value = { kind: "room", code: "K7FQ2" };
    expect(history).toEqual(["/r/K7FQ2"]);
  });

  it("gets one entry for a room, when the server has chosen it", () => {
    open("/", "Ada");
    session.screen.value = { kind: "joining", code: undefined };
    session.screen.value = { kind: "room", code: "K7FQ2" };
    session.room.value = createRoomInfo({ code: "K7FQ2" });
    expect(history).toEqual(["/", "/r/K7FQ2"]);
  });

  it("leaves the room on going back, and returns to it on going forward", () => {
    open("/", "Ada");
    session.screen.value = { kind: "room", code: "K7FQ2" };
    goBack();
    expect(session.screen.value).toEqual({ kind: "home" });
    goTo("/r/K7FQ2");
    expect(session.screen.value).toEqual({ kind: "joining", code: "K7FQ2" });
    expect(history).toEqual(["/", "/r/K7FQ2"]);
  });

  it("of another room asks for confirmation inside a room", () => {
    open("/r/K7FQ2", "Ada");
    session.screen.value = { kind: "room", code: "K7FQ2" };
    goTo("/r/ABCDE");
    expect(session.screen.value.kind).toBe("room");
    expect(otherRoom.value).toEqual({ code: "ABCDE", seat: "K7FQ2" });
    otherRoom.value = undefined;
    expect(history.at(-1)).toBe("/r/K7FQ2");
  });

  it("of another room asks after a reload, while the server may keep the seat", () => {
    open("/r/ABCDE", "Ada", "K7FQ2");
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(otherRoom.value).toEqual({ code: "ABCDE", seat: "K7FQ2" });
    expect(history).toEqual(["/r/ABCDE"]);
  });

  it.each(["/nothing", "/r/K7FQ2X", "/r/"])("%s is explained, and is / after going home", (path) => {
    open(path, "Ada");
    expect(session.screen.value).toEqual({ kind: "exit", reason: "badAddress", code: undefined });
    expect(history).toEqual([path]);
    session.screen.value = { kind: "home" };
    expect(history).toEqual(["/"]);
  });

  it("opens the invitation screen without a nickname", () => {
    open("/r/K7FQ2", "");
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(invitedTo.value).toBe("K7FQ2");
  });
});
