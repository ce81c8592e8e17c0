/**
 * The Chromium of @sparticuz/chromium, unpacked once into .build. The package is made for a cloud function: by itself it
 * unpacks into the system's temporary folder, where two test processes meet half a file, and leaves out the shared
 * libraries (NSS and its kin) that a bare Debian does not have either. So it runs in a child with a temporary folder of
 * its own, everything is unpacked, and the result is moved into place when it is complete.
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export type Chromium = { readonly executable: string; readonly env: Record<string, string> };

const root = fileURLToPath(new URL("../..", import.meta.url));
const packageFolder = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..");

const unpackScript = `
  import chromium, { inflate } from "@sparticuz/chromium";
  await chromium.executablePath();
  await inflate(process.argv[1]);
`;

/** Bundled fonts first: the same page looks the same on a machine without any. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

async function unpack(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const libraries = join(packageFolder, "bin", "al2023.tar.br");
  const args = ["--input-type=module", "--eval", unpackScript, libraries];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, TMPDIR: unfinished } });
  await writeFile(join(unfinished, "fonts", "fonts.conf"), fontsConf(folder));
  // Another process may have been faster: its folder is as good.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
}

/** Where the browser is and what it needs in its environment. RONDO_CHROMIUM names another one, on a Mac for example. */
export async function findChromium(): Promise<Chromium> {
  const other = process.env["RONDO_CHROMIUM"];
  if (other !== undefined) return { executable: other, env: {} };
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const folder = join(root, ".build", `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executable: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}
