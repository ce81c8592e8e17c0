import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import type { Screen } from "#client/session/screen.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { followAddress, type AddressedPage } from "#client/ui/app/page-address.ts";
import { createLazyActions } from "#client/net/lazy-actions.ts";
import { createMemory } from "#client/ui/preferences/preferences.ts";

let session: Session;
let trail: string[];
let goBack: () => void;
const invited = signal<string | undefined>(undefined);

/** A page that has been opened at `path`, by somebody who has this nickname. */
function open(path: string, nickname: string): void {
  trail = [path];
  const go = (_data: unknown, _unused: string, to?: string | URL | null) => void trail.push(String(to));
  const page: AddressedPage = {
    location: {
      get pathname() {
        return trail.at(-1)!;
      },
    },
    history: {
      pushState: go,
      replaceState: (...to) => {
        trail.pop();
        go(...to);
      },
    },
    addEventListener: (_type, listener) => {
      goBack = () => {
        trail.pop();
        listener();
      };
    },
  };
  const memory = createMemory();
  memory.nickname.value = nickname;
  session = createSession();
  // A net that never arrives: every way in ends on the joining page.
  const actions = createLazyActions(session, () => new Promise(() => undefined));
  followAddress(page, { session, actions, memory, invited });
}

beforeEach(() => {
  invited.value = undefined;
});

describe("the page's address", () => {
  it.each<Screen>([
    { kind: "joining", code: "K7FQ2" },
    { kind: "door", code: "K7FQ2", wrong: false, watch: false },
    { kind: "gone", reason: "banned", code: "K7FQ2" },
  ])("names the room that the visitor stands in front of: $kind", (place) => {
    open("/", "Ada");
    session.screen.value = place;
    expect(trail).toEqual(["/", "/r/K7FQ2"]);
  });

  it("stays while the door asks again", () => {
    open("/", "Ada");
    session.screen.value = { kind: "door", code: "K7FQ2", wrong: false, watch: false };
    session.screen.value = { kind: "joining", code: "K7FQ2" };
    session.screen.value = { kind: "door", code: "K7FQ2", wrong: true, watch: false };
    expect(trail).toEqual(["/", "/r/K7FQ2"]);
  });

  it("is the start page's again when he goes home", () => {
    open("/", "Ada");
    session.screen.value = { kind: "door", code: "K7FQ2", wrong: true, watch: false };
    session.screen.value = { kind: "home" };
    expect(trail).toEqual(["/", "/"]);
  });

  it("leads back out of the door", () => {
    open("/", "Ada");
    session.screen.value = { kind: "door", code: "K7FQ2", wrong: false, watch: true };
    goBack();
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(trail).toEqual(["/"]);
  });

  it("of a room leads into it", () => {
    open("/r/k7fq2", "Ada");
    expect(session.screen.value).toEqual({ kind: "joining", code: "K7FQ2" });
    expect(invited.value).toBeUndefined();
  });

  it("of a room invites whoever has no nickname yet", () => {
    open("/r/K7FQ2", "");
    expect(session.screen.value).toEqual({ kind: "home" });
    expect(invited.value).toBe("K7FQ2");
  });
});
