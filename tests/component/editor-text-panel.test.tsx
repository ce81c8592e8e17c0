/** The text panel of the editor while its file is loaded. */
import { expect, it } from "vitest";
import type { LoadPart } from "#client/ui/context/ui-context.ts";
import { TextPanel } from "#client/ui/editor/text/text-panel.tsx";
import { renderEditor } from "../support/editor-ui.tsx";
import { rendered, settled } from "../support/rendered-ui.ts";

it("offers another attempt when the file cannot be loaded", async () => {
  let fail: () => void = () => {};
  let attempts = 0;
  const loadPart: LoadPart = () => {
    attempts++;
    return new Promise((_, reject) => (fail = () => reject(new Error("no connection"))));
  };
  const { page } = renderEditor(() => <TextPanel loadPart={loadPart} />, {});
  expect(page.getByRole("status").textContent).toBe("Loading…");
  fail();
  await settled();
  expect(page.getByRole("alert").textContent).toContain("could not be loaded");
  rendered(() => page.getByRole("button", { name: "Try again" }).click());
  await settled();
  expect(page.getByRole("status").textContent).toBe("Loading…");
  expect(attempts).toBe(2);
});
