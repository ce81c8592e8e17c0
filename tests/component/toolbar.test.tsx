/** Toolbars have one Tab stop. */
import { fireEvent, render, within } from "@testing-library/preact";
import { expect, it } from "vitest";
import { Toolbar } from "#client/ui/component/toolbar.tsx";
import { completeHappyDom } from "../support/happy-dom.ts";

function Tools({ pressed, shown }: { readonly pressed: string; readonly shown: readonly string[] }) {
  return (
    <Toolbar label="Tools">
      {shown.map((name) => (
        <button key={name} type="button" aria-pressed={name === pressed}>
          {name}
        </button>
      ))}
    </Toolbar>
  );
}

it("moves the focus with arrow keys, and keeps its stop when buttons come and go", () => {
  completeHappyDom();
  const { container, rerender, unmount } = render(<Tools pressed="b" shown={["a", "b", "c"]} />);
  const button = (name: string) => within(container as HTMLElement).getByRole<HTMLElement>("button", { name });
  const stops = () => ["a", "b", "c"].filter((name) => button(name).tabIndex === 0);
  expect(stops()).toEqual(["b"]);
  button("b").focus();
  fireEvent.keyDown(button("b"), { key: "ArrowRight" });
  expect([document.activeElement, stops()]).toEqual([button("c"), ["c"]]);
  fireEvent.keyDown(button("c"), { key: "ArrowRight" });
  expect(stops()).toEqual(["a"]);
  fireEvent.keyDown(button("a"), { key: "End" });
  expect(document.activeElement).toBe(button("c"));
  rerender(<Tools pressed="a" shown={["a", "b", "c", "d"]} />);
  expect(stops()).toEqual(["c"]);
  rerender(<Tools pressed="a" shown={["a", "b"]} />);
  expect(button("a").tabIndex).toBe(0);
  unmount();
});
