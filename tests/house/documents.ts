/** Rules about what is written: links lead somewhere, paths exist, documents named in comments exist, assets have a source. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { filesUnder, isCode, read } from "./source.ts";

function markdown(root: string): string[] {
  const readme = existsSync(join(root, "README.md")) ? ["README.md"] : [];
  return [...readme, ...["docs", "assets", "tests", ".github"].flatMap((folder) => filesUnder(root, folder))].filter(
    (file) => file.endsWith(".md"),
  );
}

const exists = (root: string, path: string): boolean => existsSync(join(root, path));

/** Relative links of Markdown files. */
export function links(root: string): string[] {
  return markdown(root).flatMap((file) =>
    [...read(root, file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^(?:[a-z]+:|#|\/)/.test(link))
      .filter((link) => !exists(root, posix.join(posix.dirname(file), link.split("#")[0]!)))
      .map((link) => `${file}: ${link} leads nowhere`),
  );
}

/** Paths of the tree that Markdown files put in backticks; a path with a placeholder or a pattern is not one. */
export function paths(root: string): string[] {
  return markdown(root).flatMap((file) =>
    [...read(root, file).matchAll(/`((?:game|server|tests|assets|docs)\/[\w./-]*)`/g)]
      .map((match) => match[1]!)
      .filter((path) => !exists(root, path))
      .map((path) => `${file}: ${path} is not there`),
  );
}

/** A comment that sends its reader to a document must name one that is in the repository. */
export function namedDocuments(root: string): string[] {
  const names = new Set(["README.md", "credits.md", ...markdown(root).map((file) => posix.basename(file))]);
  const files = ["game", "server", "tests", "docs", ".lint"].flatMap((folder) => filesUnder(root, folder));
  return (
    files
      .filter((file) => isCode(file) || file.endsWith(".md"))
      // The list of deliberate breaches names documents that must not be there.
      .filter((file) => file !== "tests/house/breaches.ts")
      .flatMap((file) =>
        [...read(root, file).matchAll(/[\w-]+\.md\b/g)]
          .map((match) => match[0])
          .filter((name) => !names.has(name))
          .map((name) => `${file}: there is no ${name}`),
      )
  );
}

/** Assets without a credit, for their path or for their folder as `folder/*`. */
export function credits(root: string): string[] {
  const credited = exists(root, "assets/credits.md") ? read(root, "assets/credits.md") : "";
  return filesUnder(root, "assets")
    .map((file) => file.slice("assets/".length))
    .filter((name) => name !== "credits.md")
    .filter((name) => !credited.includes(`\`${name}\``) && !credited.includes(`\`${posix.dirname(name)}/*\``))
    .map((name) => `assets/${name}: not in assets/credits.md`);
}
