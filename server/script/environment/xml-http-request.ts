/** XMLHttpRequest over a fetch function: asynchronous requests with all their events. */
import { defineHandler, ProgressEvent, XMLHttpRequestEventTarget, XMLHttpRequestUpload } from "./request-events.ts";
import type { RequestEventType } from "./request-events.ts";

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

const UNSENT = 0;
const OPENED = 1;
const HEADERS_RECEIVED = 2;
const LOADING = 3;
const DONE = 4;

/** Set by the browser alone: scripts' values are ignored. */
const FORBIDDEN_HEADERS = new Set(
  ["accept-charset", "accept-encoding", "connection", "content-length", "cookie", "date", "expect", "host"].concat(
    ...["keep-alive", "origin", "referer", "te", "trailer", "transfer-encoding", "upgrade", "via"],
  ),
);

/** Why a request ended without a response. */
type Failure = Extract<RequestEventType, "error" | "abort" | "timeout">;

type Body = NonNullable<RequestInit["body"]>;
type ResponseType = "" | "text" | "json" | "arraybuffer" | "blob";
const RESPONSE_TYPES: ReadonlySet<string> = new Set(["", "text", "json", "arraybuffer", "blob"]);

const invalidState = (message: string) => new DOMException(message, "InvalidStateError");

class HttpRequest extends XMLHttpRequestEventTarget {
  readonly #fetch: Fetch;
  readonly #onFailure: (message: string) => void;
  readonly #upload = new XMLHttpRequestUpload();
  #method = "GET";
  #address = "";
  #headers = new Headers();
  #readyState = UNSENT;
  #isSent = false;
  #abort: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #timeout = 0;
  #responseType: ResponseType = "";
  #response: Response | undefined;
  #chunks: Uint8Array[] = [];
  #loaded = 0;
  #converted: unknown;
  #withCredentials = false;

  /** `onFailure` receives why a request failed: the events of failures contain no reason. */
  constructor(fetch: Fetch, onFailure: (message: string) => void) {
    super();
    this.#fetch = fetch;
    this.#onFailure = onFailure;
  }

  get readyState(): number {
    return this.#readyState;
  }
  get status(): number {
    return this.#response?.status ?? 0;
  }
  get statusText(): string {
    return this.#response?.statusText ?? "";
  }
  get responseURL(): string {
    return this.#response?.url ?? "";
  }
  get responseXML(): null {
    return null;
  }
  get upload(): XMLHttpRequestUpload {
    return this.#upload;
  }

  /** Milliseconds; 0 for no limit. */
  get timeout(): number {
    return this.#timeout;
  }
  set timeout(value: unknown) {
    this.#timeout = Math.max(0, Number(value) | 0);
  }

  get withCredentials(): boolean {
    return this.#withCredentials;
  }
  set withCredentials(value: unknown) {
    this.#withCredentials = Boolean(value);
  }

  get responseType(): string {
    return this.#responseType;
  }
  set responseType(value: unknown) {
    if (RESPONSE_TYPES.has(String(value))) this.#responseType = String(value) as ResponseType;
  }

  get responseText(): string {
    if (this.#responseType !== "" && this.#responseType !== "text")
      throw invalidState(`responseText is not available for responseType "${this.#responseType}"`);
    return this.#text();
  }

  /** Of the response type; null before the end, and for JSON that cannot be read. */
  get response(): unknown {
    if (this.#responseType === "" || this.#responseType === "text") return this.#text();
    if (this.#readyState !== DONE || this.#response === undefined) return null;
    this.#converted ??= this.#convert(this.#response);
    return this.#converted;
  }

  open(method: unknown, address: unknown, isAsync: unknown = true): void {
    if (!isAsync)
      throw new DOMException("synchronous requests are not supported: leave out false", "InvalidAccessError");
    const url = new URL(String(address));
    this.#cancel();
    this.#method = new Request(url, { method: String(method) }).method;
    this.#address = url.href;
    this.#headers = new Headers();
    this.#reset();
    this.#isSent = false;
    this.#setState(OPENED);
  }

  setRequestHeader(name: unknown, value: unknown): void {
    if (this.#readyState !== OPENED || this.#isSent) throw invalidState("setRequestHeader: call open() first");
    if (!FORBIDDEN_HEADERS.has(String(name).toLowerCase())) this.#headers.append(String(name), String(value));
  }

  getResponseHeader(name: unknown): string | null {
    return this.#response?.headers.get(String(name)) ?? null;
  }

  getAllResponseHeaders(): string {
    return Array.from(this.#response?.headers ?? [], ([name, value]) => `${name}: ${value}\r\n`).join("");
  }

  overrideMimeType(): void {
    if (this.#readyState >= LOADING) throw invalidState("overrideMimeType: the response is loading");
  }

  send(body: unknown = null): void {
    if (this.#readyState !== OPENED || this.#isSent) throw invalidState("send: call open() first");
    this.#isSent = true;
    const abort = new AbortController();
    this.#abort = abort;
    this.#fire("loadstart");
    const hasBody = body !== null && body !== undefined && this.#method !== "GET" && this.#method !== "HEAD";
    if (hasBody) this.#fireUpload("loadstart");
    if (this.#timeout > 0) this.#timer = setTimeout(() => this.#fail("timeout"), this.#timeout);
    void this.#load(abort, hasBody ? (body as Body) : undefined);
  }

  abort(): void {
    const isRunning = this.#isSent && this.#readyState !== DONE;
    if (isRunning) this.#fail("abort");
    else this.#cancel();
    if (this.#readyState === DONE) this.#readyState = UNSENT;
  }

  async #load(abort: AbortController, body: Body | undefined): Promise<void> {
    const isCurrent = () => this.#abort === abort;
    try {
      const init = { method: this.#method, headers: this.#headers, body: body ?? null, signal: abort.signal };
      const response = await this.#fetch(this.#address, init);
      if (!isCurrent()) return;
      if (body !== undefined) for (const type of ["load", "loadend"] as const) this.#fireUpload(type);
      this.#response = response;
      this.#setState(HEADERS_RECEIVED);
      const total = Number(response.headers.get("content-length")) || 0;
      for await (const chunk of response.body ?? []) {
        if (!isCurrent()) return;
        this.#chunks.push(chunk as Uint8Array);
        this.#loaded += (chunk as Uint8Array).length;
        this.#setState(LOADING);
        this.#fire("progress", this.#loaded, total);
      }
      if (isCurrent()) this.#finish(total);
    } catch (error) {
      if (!isCurrent()) return;
      this.#onFailure(`XMLHttpRequest to ${new URL(this.#address).host}: ${(error as Error).message}`);
      this.#fail("error");
    }
  }

  #finish(total: number): void {
    clearTimeout(this.#timer);
    this.#abort = undefined;
    this.#setState(DONE);
    this.#fire("load", this.#loaded, total);
    this.#fire("loadend", this.#loaded, total);
  }

  #fail(reason: Failure): void {
    this.#cancel();
    this.#reset();
    this.#isSent = false;
    this.#setState(DONE);
    this.#fire(reason);
    this.#fire("loadend");
  }

  #cancel(): void {
    const running = this.#abort;
    this.#abort = undefined;
    clearTimeout(this.#timer);
    running?.abort();
  }

  #reset(): void {
    this.#response = undefined;
    this.#chunks = [];
    this.#loaded = 0;
    this.#converted = undefined;
  }

  #setState(state: number): void {
    this.#readyState = state;
    this.dispatchEvent(new Event("readystatechange"));
  }

  #fire(type: RequestEventType, loaded = 0, total = 0): void {
    this.dispatchEvent(new ProgressEvent(type, { loaded, total }));
  }

  #fireUpload(type: RequestEventType): void {
    this.#upload.dispatchEvent(new ProgressEvent(type));
  }

  /** What has arrived, as one piece. */
  #bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#loaded);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  #text(): string {
    const charset = /charset="?([^";]+)/iu.exec(this.getResponseHeader("content-type") ?? "")?.[1] ?? "utf-8";
    return decoderOf(charset).decode(this.#bytes());
  }

  #convert(response: Response): unknown {
    switch (this.#responseType) {
      case "json":
        return parseJson(this.#text());
      case "blob":
        return new Blob([this.#bytes()], { type: response.headers.get("content-type") ?? "" });
      default:
        return this.#bytes().buffer;
    }
  }
}

defineHandler(HttpRequest.prototype, "readystatechange");
const STATES = { UNSENT, OPENED, HEADERS_RECEIVED, LOADING, DONE };
Object.assign(HttpRequest, STATES);
Object.assign(HttpRequest.prototype, STATES);

/** The class over this fetch function. `onFailure` receives why a request failed. */
export function createXmlHttpRequestClass(
  fetch: Fetch,
  onFailure: (message: string) => void,
): new () => XMLHttpRequestEventTarget {
  return class XMLHttpRequest extends HttpRequest {
    constructor() {
      super(fetch, onFailure);
    }
  };
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
