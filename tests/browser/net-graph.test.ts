/** The net graph and the signal icon, fed by a real line. */
import { describe, expect, it } from "vitest";
import { createRoom, useSite, visit } from "../support/browser-match.ts";

const site = useSite();

describe("the net graph", () => {
  it("opens and closes with F3 or in the room menu, tells figures, and is remembered", async () => {
    const { page, errors } = await visit(site.browser, site.home, "Ada");
    await createRoom(page);
    await page.locator(".scoreboard").waitFor();
    const graph = page.getByRole("region", { name: "Net graph" });
    expect(await graph.count()).toBe(0);

    await page.keyboard.press("F3");
    await graph.waitFor();
    const value = (name: string) => graph.locator(".figure", { hasText: name }).locator(".figure-value").innerText();
    await expect.poll(() => value("Round trip"), { timeout: 10_000 }).toMatch(/^\d+ ms$/u);
    await expect.poll(() => value("Received"), { timeout: 10_000 }).toMatch(/^[\d.]+ k?B\/s$/u);
    expect(await value("Mismatches")).toBe("0");
    await expect.poll(() => graph.locator("polyline").count(), { timeout: 10_000 }).toBe(11);

    await page.reload();
    await graph.waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").getByRole("button", { name: "Net graph", pressed: true }).click();
    await page.keyboard.press("Escape");
    await graph.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe("the signal icon", () => {
  it("says in a word how the line is", async () => {
    const { page } = await visit(site.browser, site.home, "Ada");
    await createRoom(page);
    await page.getByRole("img", { name: /^(Good|Fair|Poor) connection$/u }).waitFor();
    await page.context().close();
  });
});
