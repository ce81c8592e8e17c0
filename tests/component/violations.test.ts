/** The check that other component tests rely on: axe finds what is wrong in happy-dom. */
import { expect, it } from "vitest";
import { renderUi, violations } from "../support/rendered-ui.ts";

it("reports an element that breaks a rule of axe", async () => {
  const { page } = renderUi();
  page.getByRole("main").insertAdjacentHTML("beforeend", '<button type="button"></button>');
  expect(await violations()).toEqual(['button-name: <button type="button"></button>']);
});
