import { beforeEach, describe, expect, it } from "vitest";
import type { NetActions } from "#client/session/actions.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { createLazyActions } from "#client/net/lazy-actions.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";

let session: Session;
let calls: string[];
let arrive: () => void;
let fail: () => void;
let loads: number;
let view: Promise<boolean>;
let reloads: boolean;
let actions: NetActions;

const note =
  (name: string) =>
  (...args: unknown[]) =>
    void calls.push([name, ...args.map((arg) => JSON.stringify(arg))].join(" "));

const net: NetActions = {
  playNow: note("playNow"),
  createRoom: note("createRoom"),
  playRanked: note("playRanked"),
  joinRoom: note("joinRoom"),
  leave: note("leave"),
  ask: (kind, ...message) => void calls.push(`ask ${kind} ${JSON.stringify(message)}`),
  uploadStadium: async () => ({ kind: "refused" }),
  saveStadium: async () => "saved",
  deleteStadium: note("deleteStadium"),
  stadiumText: () => undefined,
  maps: { find: async () => undefined, text: async (code) => `text of ${code}` },
  setHandicap: note("setHandicap"),
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
  holdKeys: note("holdKeys"),
};

/** Lets promises that are settled take effect. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  session = createSession();
  calls = [];
  loads = 0;
  view = Promise.resolve(true);
  reloads = false;
  const load = () => {
    loads++;
    return new Promise<NetActions>((resolve, reject) => {
      arrive = () => resolve(net);
      fail = () => reject(new Error("offline"));
    });
  };
  actions = createLazyActions(session, {
    load,
    loadLobby: load,
    prepareView: () => view,
    reloadOnce: async () => reloads,
  });
});

describe("actions before the net module is loaded", () => {
  it("show the joining screen and run after loading", async () => {
    actions.joinRoom("Ada", "AB12C", { watch: true });
    expect(session.screen.value).toEqual({ kind: "joining", code: "AB12C" });
    expect(calls).toEqual([]);
    arrive();
    await settled();
    expect(calls).toEqual(['joinRoom "Ada" "AB12C" {"watch":true}']);
  });

  it("can be cancelled", async () => {
    actions.playNow("Ada");
    actions.leave();
    expect(session.screen.value).toEqual({ kind: "home" });
    arrive();
    await settled();
    expect(calls).toEqual([]);
    expect(session.screen.value).toEqual({ kind: "home" });
  });

  it("show the exit screen when loading fails, and load again", async () => {
    actions.createRoom("Ada", {});
    fail();
    await settled();
    expect(session.screen.value).toEqual({ kind: "exit", reason: "unloaded", code: undefined });
    actions.playNow("Ada");
    expect(session.screen.value.kind).toBe("joining");
    arrive();
    await settled();
    expect(calls).toEqual(['playNow "Ada"']);
    expect(loads).toBe(2);
  });

  it("take no seat before the match can be drawn", async () => {
    let ready!: (drawable: boolean) => void;
    view = new Promise((resolve) => (ready = resolve));
    actions.joinRoom("Ada", "AB12C", {});
    arrive();
    await settled();
    expect(calls).toEqual([]);
    ready(true);
    await settled();
    expect(calls).toEqual(['joinRoom "Ada" "AB12C" {}']);
  });

  it("take no seat in a browser that cannot draw, and probe again with the next join", async () => {
    view = Promise.resolve(false);
    actions.joinRoom("Ada", "AB12C", {});
    arrive();
    await settled();
    expect(session.screen.value).toEqual({ kind: "exit", reason: "noWebgl", code: "AB12C" });
    expect(calls).toEqual([]);
    view = Promise.resolve(true);
    actions.joinRoom("Ada", "AB12C", {});
    await settled();
    expect(calls).toContain('joinRoom "Ada" "AB12C" {}');
  });

  it("show the exit screen when the view does not load", async () => {
    view = Promise.reject(new Error("503"));
    actions.joinRoom("Ada", "AB12C", {});
    arrive();
    await settled();
    expect(session.screen.value).toEqual({ kind: "exit", reason: "unloaded", code: "AB12C" });
    expect(calls).toEqual([]);
  });

  it("stay on the joining screen while the page is reloaded", async () => {
    reloads = true;
    actions.joinRoom("Ada", "AB12C", {});
    fail();
    await settled();
    expect(session.screen.value).toEqual({ kind: "joining", code: "AB12C" });
  });

  it("that need a room do nothing", () => {
    actions.holdKeys(3);
    actions.ask("team", { team: RED_TEAM });
    expect(loads).toBe(0);
  });
});

describe("actions after loading", () => {
  it("are forwarded", async () => {
    actions.playNow("Ada");
    arrive();
    await settled();
    actions.ask("team", { team: BLUE_TEAM });
    actions.ask("pause", { paused: true });
    actions.holdKeys(5);
    actions.leave();
    actions.createRoom("Ada", {});
    expect(calls).toEqual([
      'playNow "Ada"',
      'ask team [{"team":2}]',
      'ask pause [{"paused":true}]',
      "holdKeys 5",
      "leave",
      'createRoom "Ada" {}',
    ]);
    expect(loads).toBe(1);
  });
});

describe("the room list before the net module is loaded", () => {
  it("is connecting, and followed after loading", async () => {
    actions.followLobby(true);
    expect(session.lobby.value.connection).toBe("connecting");
    arrive();
    await settled();
    expect(calls).toEqual(["followLobby true"]);
  });

  it("is not followed when it was closed before", async () => {
    actions.followLobby(true);
    actions.followLobby(false);
    arrive();
    await settled();
    expect(calls).toEqual([]);
  });

  it("is lost when loading fails", async () => {
    actions.followLobby(true);
    fail();
    await settled();
    expect(session.lobby.value.connection).toBe("lost");
  });
});
