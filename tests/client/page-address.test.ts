import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import type { Screen } from "#client/session/screen.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { syncPageAddress, type AddressedPage } from "#client/ui/app/page-address.ts";
import { createLazyActions } from "#client/net/lazy-actions.ts";
import { createPreferences } from "#client/ui/saved/preferences.ts";

let session: Session;
let history: string[];
let goBack: () => void;
const invitedTo = signal<string | undefined>(undefined);

/** A page opened at `path` in a browser with this saved nickname. */
function open(path: string, nickname: string): void {
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
    },
  };
  const preferences = createPreferences();
  preferences.setNickname(nickname);
  session = createSession();
  // The net module never loads, so joining stops at the joining screen.
  const actions = createLazyActions(session, {
    load: () => new Promise(() => undefined),
    prepareView: async () => true,
    reloadOutdated: async () => false,
  });
  syncPageAddress(page, { session, actions, preferences, invitedTo });
}

beforeEach(() => {
  invitedTo.value = undefined;
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

  it("opens the invitation screen without a nickname", () => {
    open("/r/K7FQ2", "");
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(invitedTo.value).toBe("K7FQ2");
  });
});
