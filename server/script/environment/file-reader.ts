/** FileReader over blobs: scripts send recordings as text with it. */
import { defineHandler, ProgressEvent } from "./request-events.ts";

const EMPTY = 0;
const LOADING = 1;
const DONE = 2;

type Convert = (bytes: Buffer, type: string) => string | ArrayBuffer;

export class FileReader extends EventTarget {
  static readonly EMPTY = EMPTY;
  static readonly LOADING = LOADING;
  static readonly DONE = DONE;
  #readyState = EMPTY;
  #result: string | ArrayBuffer | null = null;

  get readyState(): number {
    return this.#readyState;
  }

  get result(): string | ArrayBuffer | null {
    return this.#result;
  }

  get error(): null {
    return null;
  }

  readAsText(blob: Blob): void {
    this.#read(blob, (bytes) => bytes.toString("utf8"));
  }

  readAsBinaryString(blob: Blob): void {
    this.#read(blob, (bytes) => bytes.toString("latin1"));
  }

  readAsDataURL(blob: Blob): void {
    this.#read(blob, (bytes, type) => `data:${type || "application/octet-stream"};base64,${bytes.toString("base64")}`);
  }

  readAsArrayBuffer(blob: Blob): void {
    this.#read(blob, (bytes) => new Uint8Array(bytes).buffer);
  }

  #read(blob: unknown, convert: Convert): void {
    if (!(blob instanceof Blob)) throw new TypeError("FileReader reads blobs and files");
    if (this.#readyState === LOADING) throw new DOMException("the reader is reading already", "InvalidStateError");
    this.#readyState = LOADING;
    this.#result = null;
    void this.#load(blob, convert);
  }

  async #load(blob: Blob, convert: Convert): Promise<void> {
    const bytes = Buffer.from(await blob.arrayBuffer());
    const progress = { loaded: bytes.length, total: bytes.length };
    this.dispatchEvent(new ProgressEvent("loadstart", progress));
    this.#readyState = DONE;
    this.#result = convert(bytes, blob.type);
    for (const type of ["progress", "load", "loadend"]) this.dispatchEvent(new ProgressEvent(type, progress));
  }
}

for (const type of ["loadstart", "progress", "load", "loadend", "error", "abort"])
  defineHandler(FileReader.prototype, type);
