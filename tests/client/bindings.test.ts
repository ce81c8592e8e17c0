/** The keys that a player binds: reading, changing, and what they mean to the page. */
import { signal } from "@preact/signals-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeyMap } from "#client/input/key-map.ts";
import {
  actionOf,
  bind,
  DEFAULT_BINDINGS,
  hasBrowserKeys,
  KEY_ACTIONS,
  mayBind,
  readBindings,
  withoutCtrl,
  type Bindings,
} from "#client/session/bindings.ts";

const FIRST = readBindings(undefined);
const allKeys = (bindings: Bindings) => KEY_ACTIONS.flatMap((action) => bindings[action]).filter((code) => code !== "");

describe("saved bindings", () => {
  it("are the first ones where nothing valid was saved", () => {
    expect(FIRST).toEqual(DEFAULT_BINDINGS);
    for (const broken of [null, 7, "x", [], { up: "KeyW" }, JSON.parse('{"__proto__":{"up":["KeyI"]}}')])
      expect(readBindings(broken)).toEqual(FIRST);
  });

  it("lose invalid, reserved and repeated keys, and win over the first keys of actions that were not saved", () => {
    const read = readBindings({
      up: ["KeyI", 7],
      down: ["KeyI", "Escape"],
      left: ["keyj", "ShiftRight"],
      kick: ["KeyT"],
    });
    expect(read).toMatchObject({ up: ["KeyI", ""], down: ["", ""], left: ["", ""], kick: ["KeyT", "", "", "", ""] });
    expect(read.teamChat).toEqual(["", ""]);
  });

  it("are valid whatever was saved: the same after reading again, every key once, and in as many places as at first", () => {
    const keys = fc.array(
      fc.oneof(fc.constantFrom("KeyW", "KeyT", "Space", "Escape", "ControlRight", ""), fc.string()),
    );
    const saved = fc.dictionary(fc.constantFrom(...KEY_ACTIONS, "other"), fc.oneof(keys, fc.anything()));
    fc.assert(
      fc.property(saved, (value) => {
        const read = readBindings(value);
        expect(readBindings(JSON.parse(JSON.stringify(read)))).toEqual(read);
        expect(new Set(allKeys(read)).size).toBe(allKeys(read).length);
        for (const action of KEY_ACTIONS) expect(read[action]).toHaveLength(DEFAULT_BINDINGS[action].length);
      }),
    );
  });
});

describe("a key", () => {
  it("is taken from the action that had it", () => {
    const changed = bind(FIRST, "kick", 1, "KeyT");
    expect(changed.kick).toEqual(["KeyX", "KeyT", "ControlLeft", "ShiftLeft", "Numpad0"]);
    expect(changed.teamChat).toEqual(["", ""]);
    expect(actionOf(changed, "KeyT")).toBe("kick");
    expect(actionOf(bind(changed, "kick", 1, ""), "KeyT")).toBeUndefined();
    expect(actionOf(changed, "")).toBeUndefined();
  });

  it.each(["Escape", "Digit3", "F5", "MetaLeft", "AltRight", "Unidentified", "", "key w", "NumpadEnter"])(
    "%j cannot be bound",
    (code) => expect(mayBind(code)).toBe(false),
  );

  it.each(["KeyW", "Semicolon", "Numpad5", "Space", "IntlBackslash", "CapsLock"])("%j can be bound", (code) =>
    expect(mayBind(code)).toBe(true),
  );
});

describe("combinations of the browser", () => {
  it("are possible while Ctrl kicks and one of their letters moves", () => {
    expect(hasBrowserKeys(FIRST)).toBe(true);
    expect(hasBrowserKeys(withoutCtrl(FIRST))).toBe(false);
    expect(hasBrowserKeys(bind(FIRST, "up", 0, "KeyI"))).toBe(false);
  });
});

describe("the meaning of a press", () => {
  it("is the first key of the place that the pressed one is bound to", () => {
    const bindings = signal(FIRST);
    const { meaningOf, boundTo } = createKeyMap(bindings);
    for (const code of allKeys(FIRST)) expect([meaningOf(code), boundTo(code)]).toEqual([code, code]);
    expect(meaningOf("ControlRight")).toBe("ControlLeft");
    expect(meaningOf("Escape")).toBe("Escape");
    bindings.value = bind(bind(FIRST, "up", 0, "KeyI"), "kick", 0, "KeyT");
    expect(["KeyI", "ArrowUp", "KeyW", "KeyT", "KeyX"].map(meaningOf)).toEqual(["KeyW", "ArrowUp", "", "KeyX", ""]);
    expect(["KeyW", "KeyX", "KeyT"].map(boundTo)).toEqual(["KeyI", "KeyT", ""]);
  });

  it("of a key in a place that was empty is the first key of the action; an empty place shows another one", () => {
    const bindings = signal(bind(bind(FIRST, "emotes", 1, "KeyU"), "emotes", 0, ""));
    const { meaningOf, boundTo } = createKeyMap(bindings);
    expect(meaningOf("KeyU")).toBe("KeyQ");
    expect(meaningOf("KeyQ")).toBe("");
    expect(boundTo("KeyQ")).toBe("KeyU");
  });
});
