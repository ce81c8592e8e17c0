/**
 * Mouse and touch on the match view. Everyone zooms with the wheel or by pinching; spectators also drag the camera, or
 * click a player to follow them.
 */
import { effect } from "@preact/signals-core";
import type { Session } from "#client/session/session.ts";
import { boundZoom, isWatching, zoomedBy } from "#client/session/spectating.ts";

export type CameraPointerPorts = {
  readonly matchView: HTMLElement;
  readonly session: Session;
  /** Whether the match is shown. */
  readonly shown: () => boolean;
};

/** CSS pixels; a press that moves less is a click. */
const CLICK_MOVE_MAX = 6;
/** CSS pixels of the wheel per zoom step. */
const WHEEL_STEP = 100;
/** CSS pixels per line, for wheels that report lines. */
const WHEEL_LINE = 33;
const WHEEL_STEPS_MAX = 3;
/** Touchpads report many small turns, which are summed up to at least this many steps. */
const WHEEL_STEPS_MIN = 0.2;

type TouchPoint = { x: number; y: number };

/** Listens until the returned function is called. */
export function listenToCameraPointer({ matchView, session, shown }: CameraPointerPorts): () => void {
  const presses = createPressHandlers(matchView, session, shown);
  const onWheel = createWheelHandler(session, shown);
  const stopCursor = effect(() => {
    matchView.classList.toggle("match-view-draggable", isWatching(session.me.value));
  });
  const listeners = [
    ["pointerdown", presses.down],
    ["pointermove", presses.move],
    ["pointerup", presses.up],
    ["pointercancel", presses.up],
    ["wheel", onWheel],
  ] as const;
  // Browsers make wheel listeners passive by default, and passive ones cannot prevent scrolling.
  for (const [type, listener] of listeners)
    matchView.addEventListener(type, listener as EventListener, { passive: type !== "wheel" });
  return () => {
    for (const [type, listener] of listeners) matchView.removeEventListener(type, listener as EventListener);
    stopCursor();
  };
}

type PressHandlers = Readonly<Record<"down" | "move" | "up", (event: PointerEvent) => void>>;

function createPressHandlers(matchView: HTMLElement, session: Session, shown: () => boolean): PressHandlers {
  const { cameraInput, spectating, zoom } = session;
  const touches = new Map<number, TouchPoint>();
  /** CSS pixels the only touch has moved; Infinity after a second one was down. */
  let moved = 0;
  let pinch: { readonly distance: number; readonly zoom: number } | undefined;
  const isSpectating = () => shown() && isWatching(session.me.peek());

  const drag = (byX: number, byY: number) => {
    moved += Math.hypot(byX, byY);
    if (moved < CLICK_MOVE_MAX || !isSpectating()) return;
    cameraInput.dragX += byX / touches.size;
    cameraInput.dragY += byY / touches.size;
    if (spectating.peek().kind !== "free") spectating.value = { kind: "free" };
  };
  return {
    down: (event) => {
      if (event.button !== 0) return;
      matchView.setPointerCapture(event.pointerId);
      touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved = touches.size > 1 ? Infinity : 0;
      pinch = touches.size === 2 ? { distance: pinchDistance(touches), zoom: zoom.peek() } : undefined;
    },
    move: (event) => {
      const touch = touches.get(event.pointerId);
      if (!touch) return;
      const { x, y } = touch;
      touch.x = event.clientX;
      touch.y = event.clientY;
      drag(touch.x - x, touch.y - y);
      if (pinch && pinch.distance > 0) zoom.value = boundZoom((pinch.zoom * pinchDistance(touches)) / pinch.distance);
    },
    up: (event) => {
      if (!touches.delete(event.pointerId)) return;
      pinch = undefined;
      if (event.type !== "pointerup" || moved >= CLICK_MOVE_MAX || !isSpectating()) return;
      const { left, top } = matchView.getBoundingClientRect();
      cameraInput.click = { x: event.clientX - left, y: event.clientY - top };
    },
  };
}

function createWheelHandler({ zoom }: Session, shown: () => boolean): (event: WheelEvent) => void {
  let steps = 0;
  return (event) => {
    // The wheel with the control key is the browser's page zoom, which some users need to read.
    if (event.ctrlKey || event.metaKey || !shown()) return;
    event.preventDefault();
    steps -= (event.deltaY * (event.deltaMode === 0 ? 1 : WHEEL_LINE)) / WHEEL_STEP;
    if (Math.abs(steps) < WHEEL_STEPS_MIN) return;
    zoom.value = zoomedBy(zoom.peek(), Math.max(-WHEEL_STEPS_MAX, Math.min(WHEEL_STEPS_MAX, steps)));
    steps = 0;
  };
}

/** Distance of the first two touches in CSS pixels. */
function pinchDistance(touches: ReadonlyMap<number, TouchPoint>): number {
  const [a, b] = [...touches.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
