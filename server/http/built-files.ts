/** The files of the built client, in the smallest encoding of the build that the browser accepts. */
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import express, { type RequestHandler } from "express";
import { acceptedEncoding, type Encoding, ENCODINGS } from "./content-encoding.ts";

/** The build puts a compressed copy beside a file, with one of these endings. */
const SUFFIXES: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz" };
const COPY = /\.(?:br|gz)$/u;

/** Names without dots at their start, percent-encoding and backslashes: only these are looked up beside the file server. */
const PATH = /^(?:\/[\w-][\w.-]*)+$/u;

/** Names in this folder contain a hash of the content. */
const HASHED = `assets${sep}`;
const FOREVER = "public, max-age=31536000, immutable";

/** Passes on what is not a file of the folder. The folder may be replaced by another build at any time. */
export function builtFiles(folder: string): RequestHandler {
  const setHeaders = (response: ServerResponse, file: string) => {
    response.setHeader("Cache-Control", relative(folder, file).startsWith(HASHED) ? FOREVER : "no-cache");
  };
  const serve = express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders });
  return (request, response, next) => {
    const { path, url } = request;
    if (COPY.test(path)) return next();
    const encodings = PATH.test(path)
      ? ENCODINGS.filter((encoding) => existsSync(join(folder, path + SUFFIXES[encoding])))
      : [];
    if (encodings.length === 0) return serve(request, response, next);
    response.vary("Accept-Encoding");
    const encoding = acceptedEncoding(request, encodings);
    if (encoding === undefined) return serve(request, response, next);
    response.type(path.slice(path.lastIndexOf("."))).set("Content-Encoding", encoding);
    request.url = path + SUFFIXES[encoding];
    serve(request, response, (error: unknown) => {
      // The copy is gone, or the request was not for reading.
      request.url = url;
      response.removeHeader("Content-Type");
      response.removeHeader("Content-Encoding");
      next(error);
    });
  };
}
