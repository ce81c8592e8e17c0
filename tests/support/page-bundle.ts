/** The game's own modules as a script for a page. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** One script that puts what a file of tests/support exports into `rondo`. */
export async function bundleForPage(file: string): Promise<string> {
  return (await bundleWithStyles(file)).script;
}

/** The same script, and the style sheets that its modules import. */
export async function bundleWithStyles(file: string): Promise<{ readonly script: string; readonly styles: string }> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL(file, import.meta.url)),
        formats: ["iife"],
        name: "rondo",
        cssFileName: "page",
      },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !("output" in first)) throw new Error("the bundle has no output");
  const styles = first.output.map((part) =>
    part.type === "asset" && part.fileName.endsWith(".css") ? part.source : "",
  );
  return { script: first.output[0].code, styles: styles.join("") };
}
