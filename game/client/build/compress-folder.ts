/**
 * Compressed copies of the client's files, made once at build time: `FILE.br` and `FILE.gz` beside each text file that
 * gets shorter. The server sends the copy that a browser accepts. Equal files have equal copies.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Fonts and pictures are compressed already. */
const TEXT = /\.(?:css|hbs|html|js|json|md|svg|txt)$/u;

const toBrotli = (content: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

const toGzip = (content: Buffer): Promise<Buffer> => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION });

/** Writes the copies of all text files below `folder`, in about three seconds of two cores for the whole client. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))));
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  const write = (suffix: string) => async (compressed: Buffer) => {
    if (compressed.length < content.length) await writeFile(file + suffix, compressed);
  };
  await Promise.all([toBrotli(content).then(write(".br")), toGzip(content).then(write(".gz"))]);
}

/** Compresses the folder of a build once all files are in it. */
export function compressBuild(): Plugin {
  let folder: string;
  return {
    name: "compress-build",
    apply: "build",
    configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
    // After all plugins that write files then.
    closeBundle: { order: "post", sequential: true, handler: () => compressFolder(folder) },
  };
}
