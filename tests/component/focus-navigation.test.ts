/** The focus as gamepads move it. */
import { describe, expect, it, onTestFinished } from "vitest";
import { closeDialog, focusRoot, moveFocus, pressFocused } from "#client/input/focus-navigation.ts";
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";

/** Controls at places of a grid: happy-dom has no layout. */
function place(html: string, places: Readonly<Record<string, readonly [x: number, y: number]>>): HTMLElement {
  const root = document.body.appendChild(document.createElement("div"));
  onTestFinished(() => root.remove());
  root.innerHTML = html;
  for (const [id, [x, y]] of Object.entries(places)) {
    document.getElementById(id)!.getBoundingClientRect = () => new DOMRect(x * 100, y * 100, 80, 40);
  }
  return root;
}
const focused = () => document.activeElement?.id;

describe("the focus", () => {
  it("moves to the nearest control in a direction, without those that cannot be used", () => {
    const root = place(
      `<button id="a"></button><button id="b" disabled></button><a id="c" href="#"></a>
       <button id="d"></button><div role="tab" tabindex="-1" id="e"></div><button id="f" tabindex="-1"></button>`,
      { a: [0, 0], b: [1, 0], c: [2, 0], d: [0, 1], e: [1, 2], f: [2, 1] },
    );
    moveFocus(root, RIGHT);
    expect(focused()).toBe("a");
    for (const [direction, id] of [
      [RIGHT, "c"],
      [RIGHT, "c"],
      [LEFT, "a"],
      [DOWN, "d"],
      [DOWN, "e"],
      [UP, "d"],
      [UP, "a"],
    ] as const) {
      moveFocus(root, direction);
      expect(focused()).toBe(id);
    }
  });

  it("presses what has it, and changes sliders sideways", () => {
    const root = place(`<button id="a"></button><input id="b" type="range" min="0" max="1" step="0.5" value="0.5" />`, {
      a: [0, 0],
      b: [0, 1],
    });
    const events: string[] = [];
    root.addEventListener("click", ({ target }) => events.push(`click ${(target as Element).id}`));
    root.addEventListener("change", ({ target }) => events.push((target as HTMLInputElement).value));
    moveFocus(root, DOWN);
    pressFocused(root);
    moveFocus(root, DOWN);
    moveFocus(root, RIGHT);
    moveFocus(root, LEFT);
    moveFocus(root, LEFT);
    expect(events).toEqual(["click a", "1", "0.5", "0"]);
    expect(focused()).toBe("b");
  });

  it("stays in the topmost dialog, which Back cancels", () => {
    place(
      `<button id="a"></button><dialog open id="x"></dialog><dialog open id="y"><button id="b"></button></dialog>`,
      {
        a: [0, 0],
        b: [0, 1],
      },
    );
    let cancelled = 0;
    document.getElementById("y")!.addEventListener("cancel", () => cancelled++);
    expect(focusRoot(document).id).toBe("y");
    moveFocus(focusRoot(document), DOWN);
    expect(focused()).toBe("b");
    expect(closeDialog(document)).toBe(true);
    expect(cancelled).toBe(1);
  });
});
