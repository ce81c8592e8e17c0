/** Components in files of their own. */
import { h, options, render } from "preact";
import { expect, it, onTestFinished } from "vitest";
import { lazyPart } from "#client/ui/component/lazy-part.tsx";
import { UiContext, type Ui } from "#client/ui/context/ui-context.ts";
import { settled } from "../support/rendered-ui.ts";

it("shows a part whose file has arrived between its first rendering and the effects of it", async () => {
  const Part = lazyPart(async () => () => h("p", {}, "here"));
  const ui = { loadPart: <T>(load: () => Promise<T>) => load() } as Ui;
  const root = document.body.appendChild(document.createElement("div"));
  // Effects wait for the next frame.
  const frames: (() => void)[] = [];
  const before = { ...options };
  options.requestAnimationFrame = (call) => void frames.push(call);
  onTestFinished(() => {
    Object.assign(options, { requestAnimationFrame: undefined }, before);
    render(null, root);
    root.remove();
  });
  render(h(UiContext.Provider, { value: ui, children: h(Part, {}) }), root);
  expect(root.textContent).toBe("");
  await Part.preload(ui.loadPart);
  for (const call of frames.splice(0)) call();
  await settled();
  expect(root.textContent).toBe("here");
});
