/**
 * Keys of the camera. Everyone zooms with +, − and the numbers. Spectators also pan with the keys that move a player,
 * follow the ball with B, look freely with F, and switch between players with the brackets or Page Up and Down.
 */
import type { Session } from "#client/session/session.ts";
import { boundZoom, FIXED_ZOOMS, followNext, zoomedBy } from "#client/session/spectating.ts";
import { SPECTATORS } from "#room/team.ts";
import { belongsToPage } from "./keyboard.ts";
import { listenTo } from "./listeners.ts";

export type CameraKeyPorts = {
  readonly window: EventTarget;
  readonly page: EventTarget & { readonly hidden: boolean };
  readonly session: Session;
  /** False while a menu, or a wheel with numbered choices, takes the keys. */
  readonly listening: () => boolean;
};

type Direction = readonly [x: number, y: number];

const PAN_KEYS: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ["ArrowUp", [0, -1]],
  ["KeyW", [0, -1]],
  ["ArrowDown", [0, 1]],
  ["KeyS", [0, 1]],
  ["ArrowLeft", [-1, 0]],
  ["KeyA", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["KeyD", [1, 0]],
]);

const FOLLOW_KEYS: ReadonlyMap<string, 1 | -1> = new Map([
  ["BracketLeft", -1],
  ["PageUp", -1],
  ["BracketRight", 1],
  ["PageDown", 1],
]);

const ZOOM_IN: ReadonlySet<string> = new Set(["+", "="]);
const ZOOM_OUT: ReadonlySet<string> = new Set(["-", "−", "_"]);

/** Listens until the returned function is called. */
export function listenToCameraKeys({ window, page, session, listening }: CameraKeyPorts): () => void {
  const held = new Set<string>();
  const { cameraInput, spectating, players } = session;

  const pan = () => {
    const sum = (axis: 0 | 1) =>
      Math.sign([...held].reduce((total, code) => total + (PAN_KEYS.get(code)?.[axis] ?? 0), 0));
    cameraInput.panX = sum(0);
    cameraInput.panY = sum(1);
  };
  const release = () => {
    held.clear();
    pan();
  };
  /** Returns true when the key is one of a spectator's. */
  const handleSpectatorKey = (code: string, repeat: boolean): boolean => {
    if (session.me.value?.team !== SPECTATORS) return false;
    const step = FOLLOW_KEYS.get(code);
    if (PAN_KEYS.has(code)) {
      held.add(code);
      pan();
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
    if (handleZoomKey(session, key) || handleSpectatorKey(key.code, key.repeat)) key.preventDefault();
  };
  const onUp = (event: Event) => {
    if (held.delete((event as KeyboardEvent).code)) pan();
  };
  const onVisibility = () => {
    if (page.hidden) release();
  };

  const stop = listenTo([
    [window, "keydown", onDown],
    [window, "keyup", onUp],
    [window, "blur", release],
    [window, "focusin", release],
    [page, "visibilitychange", onVisibility],
  ]);
  return () => {
    stop();
    release();
  };
}

/** Returns true for a zoom key. Plus and minus are read by character, because their position differs between layouts. */
function handleZoomKey({ zoom }: Session, { key, code }: KeyboardEvent): boolean {
  if (ZOOM_IN.has(key) || code === "NumpadAdd") zoom.value = zoomedBy(zoom.value, 1);
  else if (ZOOM_OUT.has(key) || code === "NumpadSubtract") zoom.value = zoomedBy(zoom.value, -1);
  else if (code === "Digit0") zoom.value = 1;
  else {
    const fixed = code.startsWith("Digit") ? FIXED_ZOOMS[Number(code.slice(5)) - 1] : undefined;
    if (fixed === undefined) return false;
    zoom.value = boundZoom(fixed);
  }
  return true;
}
