/** The editor bench in its tiny mode. */
import { expect, it } from "vitest";
import { editorBench } from "./editor/editor-bench.ts";

it("measures a drag in a browser", async () => {
  expect(await editorBench({ tiny: true, write: false, args: [] })).toBe("1 rows measured");
});
