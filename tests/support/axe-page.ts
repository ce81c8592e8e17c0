/** Axe in a page of a browser, loaded once per document: most of the time of a check is reading its half a megabyte. */
import axe from "axe-core";
import type { Page } from "playwright-core";

type PageGlobals = { readonly axe?: typeof axe };

/** What breaks these rules in the page as it is now: the rule and the element. */
export async function violationsOf(page: Page, rules: readonly string[]): Promise<string[]> {
  const loaded = await page.evaluate(() => (globalThis as PageGlobals).axe !== undefined);
  if (!loaded) await page.evaluate(axe.source);
  return page.evaluate(
    async (values) => {
      const run = (globalThis as PageGlobals).axe!.run;
      const found = await run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"] });
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    },
    [...rules],
  );
}
