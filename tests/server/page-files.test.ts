/** The files that the addresses of pages show, on the server and in development. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer, type ViteDevServer } from "vite";
import { pageAddresses } from "#client/build/page-addresses.ts";
import { PAGE_FILES } from "#protocol/page-files.ts";
import { useLiveServer } from "../support/live-server.ts";

/** Each address of the table, with a code where one belongs. */
const ADDRESSES = PAGE_FILES.flatMap(({ file, paths }) =>
  paths.map((path) => [path.replace(/:\w+/u, "ABCDE"), file] as const),
);

const body = (file: string) => `<body data-file="${file}">`;

function writePages(folder: string): void {
  for (const { file } of PAGE_FILES)
    writeFileSync(join(folder, file), `<!doctype html><title>Rondo</title>${body(file)}`);
}

const server = useLiveServer();
const folder = mkdtempSync(join(tmpdir(), "rondo-pages-"));
let vite: ViteDevServer;

beforeAll(async () => {
  writePages(server.clientFolder);
  writePages(folder);
  vite = await createServer({
    ...{ configFile: false, root: folder, logLevel: "silent", plugins: [pageAddresses()] },
    server: { host: "127.0.0.1", port: 0 },
    optimizeDeps: { noDiscovery: true },
  });
  await vite.listen();
});

afterAll(() => vite.close());

async function open(origin: string, path: string): Promise<string> {
  const response = await fetch(new URL(path, origin), { headers: { accept: "text/html" } });
  return response.text();
}

const inDevelopment = (path: string) => open(`http://127.0.0.1:${vite.config.server.port}`, path);

describe("an address of a page", () => {
  it.each(ADDRESSES)("%s shows %s, with a query and a slash at its end, too", async (path, file) => {
    for (const each of [path, `${path}?embed&from=a?b`, `${path === "/" ? "" : path}/`]) {
      expect(await open(server.url, each), each).toContain(body(file));
      expect(await inDevelopment(each), each).toContain(body(file));
    }
  });
});

describe("a page", () => {
  it("loads its script from the root, since the address may have a folder", () => {
    for (const { file } of PAGE_FILES) {
      const html = readFileSync(new URL(`../../game/client/${file}`, import.meta.url), "utf8");
      expect(html, file).toMatch(/<script type="module" src="\/[\w-]+\.ts">/u);
    }
  });
});

describe("another address in development", () => {
  it.each(["/nothing", "/e/ABCDE/x", "/e/", "/maps/ABCDE/picture"])("%s is the home page", async (path) => {
    expect(await inDevelopment(path)).toContain(body("index.html"));
  });

  it("of a file is that file", async () => {
    writeFileSync(join(folder, "module.js"), "export const answer = 42;");
    expect(await inDevelopment("/module.js")).toContain("answer = 42");
  });
});
