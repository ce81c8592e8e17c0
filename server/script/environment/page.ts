/**
 * What scripts touch of a page without needing one: a document whose elements show nothing, and an address.
 */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Rondo";

type Members = Record<string, unknown>;

const nothing = (): void => undefined;
const nowhere = (): null => null;
const none = (): unknown[] => [];

/** An element that is never shown. */
function createElement(tag: unknown = "div"): Members {
  const attributes = new Map<string, string>();
  const classes = new Set<string>();
  const name = String(tag).toUpperCase();
  return {
    ...{ tagName: name, nodeName: name, style: {}, dataset: {}, children: [], childNodes: [] },
    ...{ id: "", className: "", innerHTML: "", innerText: "", textContent: "", value: "", href: "", src: "" },
    setAttribute: (key: unknown, value: unknown) => void attributes.set(String(key), String(value)),
    getAttribute: (key: unknown) => attributes.get(String(key)) ?? null,
    removeAttribute: (key: unknown) => void attributes.delete(String(key)),
    classList: {
      add: (key: unknown) => void classes.add(String(key)),
      remove: (key: unknown) => void classes.delete(String(key)),
      contains: (key: unknown) => classes.has(String(key)),
    },
    appendChild: (child: unknown) => child,
    removeChild: (child: unknown) => child,
    ...{ append: nothing, remove: nothing, click: nothing, focus: nothing, blur: nothing },
    ...{ addEventListener: nothing, removeEventListener: nothing, play: nothing, pause: nothing, load: nothing },
    ...{ querySelector: nowhere, querySelectorAll: none, getElementsByTagName: none, getElementsByClassName: none },
  };
}

/** The members of `document` besides its events. */
export function createDocument(): Members {
  return {
    ...{ title: "", readyState: "complete", hidden: false, visibilityState: "visible", cookie: "", referrer: "" },
    ...{ body: createElement("body"), head: createElement("head"), documentElement: createElement("html") },
    createElement,
    createTextNode: (text: unknown) => ({ ...createElement("#text"), textContent: String(text) }),
    ...{ getElementById: nowhere, querySelector: nowhere, querySelectorAll: none },
    ...{ getElementsByTagName: none, getElementsByClassName: none, getElementsByName: none },
    ...{ write: nothing, hasFocus: () => true, execCommand: () => false },
  };
}

export function createNavigator(): Members {
  return {
    ...{ userAgent: USER_AGENT, appName: "Netscape", platform: "Linux x86_64", vendor: "", product: "Gecko" },
    ...{ language: "en", languages: ["en"], onLine: true, hardwareConcurrency: 1, webdriver: false },
    sendBeacon: () => false,
  };
}

export function createLocation(): Members {
  const { href, origin, protocol, host, hostname, port, pathname, search, hash } = new URL("http://localhost/headless");
  return {
    ...{ href, origin, protocol, host, hostname, port, pathname, search, hash },
    ...{ assign: nothing, replace: nothing, reload: nothing, toString: () => href },
  };
}

/** An audio element without sound. */
export class Audio {
  readonly src: string;
  readonly volume = 1;
  readonly loop = false;

  constructor(source: unknown = "") {
    this.src = String(source);
  }

  async play(): Promise<void> {
    // There is no loudspeaker.
  }

  pause(): void {
    // Nothing is playing.
  }
}
