/**
 * Finds controls that cannot be reached and content that is cut off, over a grid of window sizes. The page runs in an iframe,
 * whose size a script can change without a reload: media and container queries see the iframe as the window.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Frame, Page } from "playwright-core";

const STYLES = fileURLToPath(new URL("../../game/client/ui/style/", import.meta.url));

export type Size = readonly [width: number, height: number];

/** A limit in a media or container query: `container` is "" for the window. */
export type Breakpoint = {
  readonly container: string;
  readonly axis: "width" | "height";
  readonly value: number;
  readonly unit: "px" | "rem";
};

/** All limits of the style sheets, once each. */
export function readBreakpoints(): Breakpoint[] {
  const found = new Map<string, Breakpoint>();
  for (const file of readdirSync(STYLES).filter((name) => name.endsWith(".css"))) {
    const text = readFileSync(STYLES + file, "utf8");
    for (const [, kind, prelude = ""] of text.matchAll(/@(media|container)\s+([^{]*)\{/gu)) {
      const container = kind === "media" ? "" : prelude.split("(")[0]!.trim();
      for (const [key, axis, value, unit] of prelude.matchAll(/(width|height)\s*(?:[:<>=]+)\s*([\d.]+)(px|rem)/gu)) {
        found.set(`${container} ${key}`, { container, axis, value: Number(value), unit } as Breakpoint);
      }
    }
  }
  return [...found.values()];
}

/** Puts the URL into an iframe that fills the page. */
export async function openFramed(page: Page, url: string): Promise<Frame> {
  await page.goto(new URL("/api/health", url).href);
  const handle = await page.evaluateHandle((src) => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;inset:0;width:100%;height:100%;border:0";
    frame.src = src;
    document.body.replaceChildren(frame);
    return frame;
  }, url);
  return (await handle.contentFrame())!;
}

export type Faults = Readonly<Record<string, string[]>>;

export type Grid = {
  readonly sizes: readonly Size[];
  /** Windows whose width and height are changed to cross every breakpoint by one pixel each way. */
  readonly crossed: readonly Size[];
  readonly breakpoints: readonly Breakpoint[];
};

/** The faults by text, each with the sizes at which it occurs, with this font size of the root element ("": its own). */
export async function findLayoutFaults(frame: Frame, grid: Grid, rootFontSize: string): Promise<Faults> {
  const setFontSize = (size: string) => void (document.documentElement.style.fontSize = size);
  await frame.evaluate(setFontSize, rootFontSize);
  const faults = await frame.evaluate(checkInPage, grid);
  await frame.evaluate(setFontSize, "");
  return faults;
}

/** Runs in the page, so it uses nothing from outside. */
function checkInPage({ sizes, crossed, breakpoints }: Grid): Faults {
  const CONTROLS =
    "a[href], button, input:not([type=file]), select, textarea, summary, [role=tab], [role=menuitem], [role=option], [role=slider], [role=separator][tabindex]";
  const frame = window.frameElement as HTMLIFrameElement;
  const root = document.documentElement;
  const faults: Record<string, string[]> = {};

  function resize([width, height]: Size): void {
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
  }

  /** The open modal dialog, which makes everything else inert, or the whole page. */
  function scope(): Element {
    return [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  }

  function nameOf(element: Element): string {
    const text =
      (element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? "") ||
      (element.textContent ?? "");
    const kind = [...element.classList].slice(0, 2).join(".");
    return `${element.localName}${kind && `.${kind}`} "${text.trim().slice(0, 30)}"`;
  }

  /** Users cannot scroll these boxes, but scrollIntoView does. */
  function undoHiddenScrolling(element: Element): void {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (box === root || box === document.body || (box.scrollTop === 0 && box.scrollLeft === 0)) continue;
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowY === "hidden") box.scrollTop = 0;
      if (overflowX === "hidden") box.scrollLeft = 0;
    }
  }

  function hitFault(control: Element): string | undefined {
    control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    undoHiddenScrolling(control);
    const box = control.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return undefined;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return "is outside of the window";
    if (box.left < -1 || box.right > innerWidth + 1) return "leaves the window";
    const hit = document.elementFromPoint(x, y);
    if (hit === null) return "cannot be hit";
    const label = hit.closest("label");
    if (control === hit || control.contains(hit) || (label && label.control === control)) return undefined;
    return `is covered by ${nameOf(hit)}`;
  }

  /** Content of a box that is neither scrolled nor ended with an ellipsis. */
  function cutOff(box: Element): string | undefined {
    const tooWide = box.scrollWidth > box.clientWidth + 1;
    const tooHigh = box.scrollHeight > box.clientHeight + 1;
    if (!tooWide && !tooHigh) return undefined;
    const style = getComputedStyle(box);
    // Decoration is cut off at the edges of the page, and old lines at the top of the closed chat.
    if (box.matches(".match, .ground, [role=log]")) return undefined;
    if (style.clipPath !== "none" || style.textOverflow === "ellipsis" || !box.textContent?.trim()) return undefined;
    if (tooWide && style.overflowX === "hidden") return "cuts off its content at the side";
    if (tooHigh && style.overflowY === "hidden") return "cuts off its content below";
    return undefined;
  }

  function record(fault: string, size: Size): void {
    (faults[fault] ??= []).push(size.join("×"));
  }

  function check(size: Size): void {
    resize(size);
    const within = scope();
    if (root.scrollWidth > innerWidth) {
      const wide = [...within.querySelectorAll("*")].find((one) => one.getBoundingClientRect().right > innerWidth + 1);
      record(`the page is wider than the window: ${wide && nameOf(wide)}`, size);
    }
    for (const box of within.querySelectorAll(":not(option, svg, svg *)")) {
      const fault = cutOff(box);
      if (fault !== undefined) record(`${nameOf(box)} ${fault}`, size);
    }
    for (const control of within.querySelectorAll(CONTROLS)) {
      const fault = control.checkVisibility({ visibilityProperty: true }) ? hitFault(control) : undefined;
      if (fault !== undefined) record(`${nameOf(control)} ${fault}`, size);
    }
  }

  const containers = new Map<string, Element | undefined>();
  function containerNamed(name: string): Element | undefined {
    if (!containers.has(name)) {
      const all = [...document.querySelectorAll("body *")];
      containers.set(
        name,
        all.find((one) => getComputedStyle(one).containerName === name),
      );
    }
    return containers.get(name);
  }

  /** Lengths of a container at windows with a side of this length, by container, axis and the window's other side. */
  const measured = new Map<string, Map<number, number>>();

  /** A length of a container in a window; undefined where the page has no such container. */
  function lengthOf({ container, axis }: Breakpoint, side: number, other: number): number | undefined {
    const box = containerNamed(container);
    if (box === undefined) return undefined;
    const key = `${container} ${axis} ${other}`;
    const known = measured.get(key) ?? new Map<number, number>();
    measured.set(key, known);
    let length = known.get(side);
    if (length === undefined) {
      resize(axis === "width" ? [side, other] : [other, side]);
      length = axis === "width" ? box.clientWidth : box.clientHeight;
      known.set(side, length);
    }
    return length;
  }

  /**
   * The smallest window at which a container's length reaches the limit, at this other side of the window. Most lengths
   * grow with the window, pixel by pixel, so that is tried first; halving finds the others.
   */
  function crossing(breakpoint: Breakpoint, other: number): number | undefined {
    const limit = breakpoint.value * (breakpoint.unit === "px" ? 1 : parseFloat(getComputedStyle(root).fontSize));
    let [low, high] = [250, 3000];
    if (breakpoint.container === "") return limit > low && limit <= high ? Math.ceil(limit) : undefined;
    const [least, most] = [lengthOf(breakpoint, low, other), lengthOf(breakpoint, high, other)];
    if (least === undefined || most === undefined || least >= limit || most < limit) return undefined;
    const guess = Math.ceil(low + limit - least);
    for (const first of [guess, guess - 1]) tryAt(first);
    while (high - low > 1) tryAt(Math.floor((low + high) / 2));
    return high;

    function tryAt(side: number): void {
      if (side <= low || side >= high) return;
      if (lengthOf(breakpoint, side, other)! >= limit) high = side;
      else low = side;
    }
  }

  const grid = new Map<string, Size>();
  const add = (...size: Size) => grid.set(size.join("×"), size);
  for (const size of sizes) add(...size);
  for (const [width, height] of crossed) {
    for (const breakpoint of breakpoints) {
      const isWidth = breakpoint.axis === "width";
      const at = crossing(breakpoint, isWidth ? height : width);
      if (at === undefined) continue;
      for (const side of [at - 1, at + 1]) add(isWidth ? side : width, isWidth ? height : side);
    }
  }
  for (const size of grid.values()) check(size);
  Object.assign(frame.style, { width: "100%", height: "100%" });
  return faults;
}
