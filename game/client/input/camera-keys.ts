/**
 * Keys of the view: + and − and the numbers zoom for everybody; those who watch move the camera with the keys that
 * players run with, B and F choose ball or free view, the brackets (or Page Up and Down) somebody else.
 */
import type { Session } from "#client/session/session.ts";
import { boundZoom, FIXED_ZOOMS, followNext, zoomedBy } from "#client/session/spectating.ts";
import { belongsToPage } from "./keyboard.ts";
import { listenTo } from "./listeners.ts";

export type CameraKeyPorts = {
  readonly window: EventTarget;
  readonly page: EventTarget & { readonly hidden: boolean };
  readonly session: Session;
  /** Whether the match has the keys: no menu is open, and no wheel that is chosen from by numbers. */
  readonly listening: () => boolean;
};

type Push = readonly [x: number, y: number];

const PUSHES: ReadonlyMap<string, Push> = new Map<string, Push>([
  ["ArrowUp", [0, -1]],
  ["KeyW", [0, -1]],
  ["ArrowDown", [0, 1]],
  ["KeyS", [0, 1]],
  ["ArrowLeft", [-1, 0]],
  ["KeyA", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["KeyD", [1, 0]],
]);

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ["BracketLeft", -1],
  ["PageUp", -1],
  ["BracketRight", 1],
  ["PageDown", 1],
]);

const NEARER: ReadonlySet<string> = new Set(["+", "="]);
const FURTHER: ReadonlySet<string> = new Set(["-", "−", "_"]);

/** Listens until the returned function is called. */
export function listenToCameraKeys({ window, page, session, listening }: CameraKeyPorts): () => void {
  const held = new Set<string>();
  const { cameraHand: hand, spectating, players } = session;

  const push = () => {
    const sum = (axis: 0 | 1) =>
      Math.sign([...held].reduce((total, code) => total + (PUSHES.get(code)?.[axis] ?? 0), 0));
    hand.pushX = sum(0);
    hand.pushY = sum(1);
  };
  const release = () => {
    held.clear();
    push();
  };
  const watch = (code: string, repeat: boolean): boolean => {
    if (session.me.value?.team !== 0) return false;
    const step = STEPS.get(code);
    if (PUSHES.has(code)) {
      held.add(code);
      push();
      if (!repeat) spectating.value = { kind: "free" };
    } else if (code === "KeyB") spectating.value = { kind: "ball" };
    else if (code === "KeyF") spectating.value = { kind: "free" };
    else if (step !== undefined) spectating.value = followNext(spectating.value, players.value, step);
    else return false;
    return true;
  };
  const onDown = (event: Event) => {
    const key = event as KeyboardEvent;
    if (!listening()) return release();
    if (key.ctrlKey || key.metaKey || key.altKey || belongsToPage(key)) return;
    if (zoom(session, key) || watch(key.code, key.repeat)) key.preventDefault();
  };
  const onUp = (event: Event) => {
    if (held.delete((event as KeyboardEvent).code)) push();
  };
  const onHidden = () => {
    if (page.hidden) release();
  };

  const stop = listenTo([
    [window, "keydown", onDown],
    [window, "keyup", onUp],
    [window, "blur", release],
    [window, "focusin", release],
    [page, "visibilitychange", onHidden],
  ]);
  return () => {
    stop();
    release();
  };
}

/** True when the key has to do with zoom. Told by its sign where that has no fixed place on keyboards. */
function zoom({ zoom: wish }: Session, { key, code }: KeyboardEvent): boolean {
  if (NEARER.has(key) || code === "NumpadAdd") wish.value = zoomedBy(wish.value, 1);
  else if (FURTHER.has(key) || code === "NumpadSubtract") wish.value = zoomedBy(wish.value, -1);
  else if (code === "Digit0") wish.value = 1;
  else {
    const fixed = code.startsWith("Digit") ? FIXED_ZOOMS[Number(code.slice(5)) - 1] : undefined;
    if (fixed === undefined) return false;
    wish.value = boundZoom(fixed);
  }
  return true;
}
