/** The kits of both teams and the own avatar. */
import { fireEvent, within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { renderMenu, violations, type RenderedUi } from "../support/rendered-ui.ts";
import { click, press, type } from "../support/user.ts";

const GUEST = { admin: false, owner: false };
const kitOf = ({ page }: RenderedUi, team: "Red" | "Blue") =>
  within(page.getByRole("region", { name: `Kit of ${team}` }));

describe("the kit editor", () => {
  it("sends the kit when it is applied", () => {
    const ui = renderMenu("Kits");
    const red = kitOf(ui, "Red");
    const apply = () => red.getByRole<HTMLButtonElement>("button", { name: "Apply" });
    expect(apply().disabled).toBe(true);
    fireEvent.input(red.getByLabelText("Stripe 1"), { target: { value: "#112233" } });
    fireEvent.input(red.getByLabelText("Number"), { target: { value: "#ffffff" } });
    fireEvent.click(red.getByRole("radio", { name: "2" }));
    expect(ui.asked).toEqual([]);
    click(apply());
    expect(ui.asked).toHaveLength(1);
    expect(ui.asked[0]).toMatchObject([
      "kit",
      { team: RED_TEAM, kit: { text: 0xffffff, colors: [0x112233, 0x112233] } },
    ]);
    expect(apply().disabled).toBe(true);
  });

  it("reads a pasted kit code, of either team", () => {
    const ui = renderMenu("Kits");
    const blue = kitOf(ui, "Blue");
    type(blue.getByRole("textbox"), "/colors red 60 FFFFFF 112233 445566");
    click(blue.getByRole("button", { name: "Apply" }));
    expect(ui.asked).toEqual([
      ["kit", { team: BLUE_TEAM, kit: { angle: 60, text: 0xffffff, colors: [0x112233, 0x445566] } }],
    ]);
  });

  it("rejects an invalid kit code", () => {
    const ui = renderMenu("Kits");
    const field = kitOf(ui, "Red").getByRole("textbox");
    type(field, "/colors red");
    expect(ui.page.getByRole("alert").textContent).toMatch(/^Invalid kit code\./u);
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it("has presets, and discards unapplied changes", () => {
    const ui = renderMenu("Kits");
    const red = kitOf(ui, "Red");
    const code = () => red.getByRole<HTMLInputElement>("textbox").value;
    const before = code();
    click(red.getByRole("button", { name: /^Lemon/u }));
    expect(code()).not.toBe(before);
    click(red.getByRole("button", { name: "Discard" }));
    expect(code()).toBe(before);
  });

  it("resets to the kit of a new room", () => {
    const ui = renderMenu("Kits");
    click(kitOf(ui, "Blue").getByRole("button", { name: "Reset to default" }));
    expect(ui.asked).toEqual([["kit", { team: BLUE_TEAM }]]);
  });

  it("warns about numbers and kits that are hard to distinguish", () => {
    const ui = renderMenu("Kits");
    const red = kitOf(ui, "Red");
    expect(red.getByText("The number is easy to read")).toBeDefined();
    type(red.getByRole("textbox"), "/colors red 0 112233 112233");
    type(kitOf(ui, "Blue").getByRole("textbox"), "/colors red 0 FFFFFF 112233");
    expect(red.getByText("The number is hard to read")).toBeDefined();
    expect(red.getByText("Too similar to the other team for colour-blind players")).toBeDefined();
  });

  it("shows kits and their codes to members without rights", () => {
    const ui = renderMenu("Kits", { me: GUEST });
    expect(ui.page.getByText("Only admins can change the kits.")).toBeDefined();
    const red = kitOf(ui, "Red");
    expect(red.getByRole<HTMLInputElement>("textbox", { name: "Kit code" }).readOnly).toBe(true);
    expect(red.queryByRole("button", { name: "Apply" })).toBeNull();
  });

  it("is accessible", async () => {
    renderMenu("Kits");
    expect(await violations()).toEqual([]);
  });
});

describe("the avatar", () => {
  const fieldOf = ({ page }: RenderedUi) => page.getByRole("textbox", { name: "Avatar: two characters or one emoji" });

  it("is cut to two characters and sent with Enter", () => {
    const ui = renderMenu("Kits", { me: GUEST });
    type(fieldOf(ui), "Ada");
    press("Enter");
    expect(ui.asked).toEqual([["avatar", { text: "Ad" }]]);
  });

  it("is cleared", () => {
    const ui = renderMenu("Kits", { me: { ...GUEST, avatar: "10" } });
    click(ui.page.getByRole("button", { name: "Clear" }));
    expect(ui.asked).toEqual([["avatar", { text: "" }]]);
  });
});
