/** The game's own modules as a script for a page. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** One script that puts what a file of tests/support exports into `rondo`. */
export async function bundleForPage(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ["iife"], name: "rondo" },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !("output" in first)) throw new Error("the bundle has no output");
  return first.output[0].code;
}
