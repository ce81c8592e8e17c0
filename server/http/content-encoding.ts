/** Content encodings: which one a request accepts, and texts that are compressed when they are requested. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

export type Encoding = "br" | "gzip";

/** By size, the smallest first; with equal q values the first one is used, whatever the order in the header. */
export const ENCODINGS: readonly Encoding[] = ["br", "gzip"];

/** Minimum length of a compressed text; shorter ones fit into one packet anyway. */
const COMPRESSED_MIN = 1024;

/** Maximum length of all texts whose compressed forms are kept. */
const KEPT_MAX = 8 * 1024 * 1024;

/** The types of this package lack the second parameter. */
type Preferring = { encoding(available: string[], options: { preferred: readonly string[] }): string | undefined };

/** The best of these encodings that the request accepts; undefined: the content as it is. */
export function acceptedEncoding(request: Request, available: readonly Encoding[]): Encoding | undefined {
  const negotiator: Preferring = new Negotiator(request);
  const best = negotiator.encoding([...available, "identity"], { preferred: ENCODINGS });
  return available.find((encoding) => encoding === best);
}

/** Fast levels: a list of a thousand rooms takes a few milliseconds, outside of the main thread. */
const compressors: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (text) => promisify(gzip)(text, { level: 6 }),
};

const newCache = () =>
  new LRUCache<string, Promise<Buffer>>({ maxSize: KEPT_MAX, sizeCalculation: (_, key) => key.length });

/** One text often goes to many clients: a stadium to a room, a change to all waiting requests. */
const caches: Readonly<Record<Encoding, LRUCache<string, Promise<Buffer>>>> = { br: newCache(), gzip: newCache() };

function compress(text: string, encoding: Encoding): Promise<Buffer> {
  const cache = caches[encoding];
  const kept = cache.get(text);
  if (kept !== undefined) return kept;
  const made = compressors[encoding](text);
  cache.set(text, made);
  return made;
}

/** Sends a text of this type ("json", "text/plain"), compressed if it is long and the request accepts that. */
export async function sendText(request: Request, response: Response, type: string, text: string): Promise<void> {
  response.type(type);
  if (text.length < COMPRESSED_MIN) return void response.send(text);
  response.vary("Accept-Encoding");
  const encoding = acceptedEncoding(request, ENCODINGS);
  if (encoding === undefined) return void response.send(text);
  const body = await compress(text, encoding);
  response.set("Content-Encoding", encoding).send(body);
}
