/**
 * Keys of the camera. Everyone zooms with +, − and the numbers. Spectators also pan with the keys that move a player,
 * follow the ball with B, look freely with F, and switch between players with the brackets or Page Up and Down.
 */
import type { Session } from "#client/session/session.ts";
import { boundZoom, FIXED_ZOOMS, followNext, zoomedBy } from "#client/session/spectating.ts";
import { SPECTATORS } from "#room/team.ts";
import type { KeyDispatcher, KeyPress } from "./key-dispatcher.ts";

export type CameraKeyPorts = {
  readonly keyboard: Pick<KeyDispatcher, "add">;
  readonly session: Session;
  /** True while the page shows a match. */
  readonly watching: () => boolean;
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

/** Listens until the returned function is called. */
export function listenToCameraKeys({ keyboard, session, watching }: CameraKeyPorts): () => void {
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
  return keyboard.add("camera", {
    down: ({ code, repeat }: KeyPress) => {
      if (!watching()) release();
      const taken = watching() && (handleZoomKey(session, code) || handleSpectatorKey(code, repeat));
      return taken ? "handled" : undefined;
    },
    up: (code) => {
      if (held.delete(code)) pan();
    },
    release,
  });
}

/** Returns true for a zoom key. */
function handleZoomKey({ zoom }: Session, code: string): boolean {
  if (code === "Equal" || code === "NumpadAdd") zoom.value = zoomedBy(zoom.value, 1);
  else if (code === "Minus" || code === "NumpadSubtract") zoom.value = zoomedBy(zoom.value, -1);
  else if (code === "Digit0") zoom.value = 1;
  else {
    const fixed = code.startsWith("Digit") ? FIXED_ZOOMS[Number(code.slice(5)) - 1] : undefined;
    if (fixed === undefined) return false;
    zoom.value = boundZoom(fixed);
  }
  return true;
}
