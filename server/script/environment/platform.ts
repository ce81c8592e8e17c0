/** The classes and functions of the web that Node has as well, for a script. */
import type { AllowedHosts } from "./allowed-hosts.ts";
import type { LogLevel } from "./environment-options.ts";
import { FileReader } from "./file-reader.ts";
import { createWebSocketClass } from "./network.ts";
import type { HostClass, Realm } from "./realm.ts";
import { ProgressEvent, XMLHttpRequestEventTarget, XMLHttpRequestUpload } from "./request-events.ts";
import { createXmlHttpRequestClass, type Fetch } from "./xml-http-request.ts";

/** Superclasses first. */
const CLASSES = [
  ...[DOMException, EventTarget, Event, CustomEvent, MessageEvent, CloseEvent, ProgressEvent],
  ...[AbortSignal, AbortController, Blob, File, FormData, Headers, Request, Response, URL, URLSearchParams],
  ...[TextEncoder, TextDecoder, ReadableStream, ReadableStreamDefaultReader, WritableStream, TransformStream],
  ...[TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream, Crypto, SubtleCrypto, CryptoKey],
  ...[FileReader, XMLHttpRequestEventTarget, XMLHttpRequestUpload],
] as readonly HostClass[];

export type Network = {
  readonly hosts: AllowedHosts;
  readonly fetch: (input: unknown, init?: object) => Promise<Response>;
  /** Ends all connections. */
  readonly signal: AbortSignal;
  readonly log: (level: LogLevel, text: string) => void;
};

export function exposePlatform(realm: Realm, { hosts, fetch, signal, log }: Network): void {
  const XMLHttpRequest = createXmlHttpRequestClass(fetch as Fetch, (message) => log("error", message));
  const classes = [...CLASSES, XMLHttpRequest as HostClass, createWebSocketClass(hosts, signal) as HostClass];
  for (const host of classes) define(realm, host.name, realm.expose(host));
  const { timeOrigin } = performance;
  const functions = {
    fetch,
    atob: (text: unknown) => atob(String(text)),
    btoa: (text: unknown) => btoa(String(text)),
    crypto,
    performance: { timeOrigin, now: () => performance.now() },
  };
  for (const [name, value] of Object.entries(functions)) define(realm, name, realm.toScript(value));
  define(
    realm,
    "structuredClone",
    realm.rawFunction((_, [value]) => realm.adopt(structuredClone(value)), "structuredClone", 1),
  );
}

function define(realm: Realm, name: string, value: unknown): void {
  Object.defineProperty(realm.global, name, { value, writable: true, enumerable: false, configurable: true });
}
