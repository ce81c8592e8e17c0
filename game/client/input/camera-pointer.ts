/**
 * Mouse and fingers on the pitch: the wheel and two fingers zoom for everybody; who watches drags the view along, or
 * clicks somebody to follow him.
 */
import { effect } from "@preact/signals-core";
import type { Session } from "#client/session/session.ts";
import { boundZoom, zoomedBy } from "#client/session/spectating.ts";

export type CameraPointerPorts = { readonly stage: HTMLElement; readonly session: Session };

/** A press that moves less than this is a click. */
const CLICK_SLIP = 6;
/** CSS pixels of the wheel for one step of zoom, and what a line of those who count in lines is. */
const WHEEL_STEP = 100;
const WHEEL_LINE = 33;
/** Touchpads send many small turns: gathered, they are worth a change. */
const LEAST_STEPS = 0.2;

type Finger = { x: number; y: number };

/** Listens until the returned function is called. */
export function listenToCameraPointer({ stage, session }: CameraPointerPorts): () => void {
  const presses = pressesOn(stage, session);
  const onWheel = wheelOf(session);
  const forgetCursor = effect(() => {
    stage.classList.toggle("stage-watching", session.me.value?.team === 0);
  });
  const listeners = [
    ["pointerdown", presses.down],
    ["pointermove", presses.move],
    ["pointerup", presses.up],
    ["pointercancel", presses.up],
    ["wheel", onWheel],
  ] as const;
  // Listeners of wheels are passive unless they say that they are not.
  for (const [type, listener] of listeners)
    stage.addEventListener(type, listener as EventListener, { passive: type !== "wheel" });
  return () => {
    for (const [type, listener] of listeners) stage.removeEventListener(type, listener as EventListener);
    forgetCursor();
  };
}

type Presses = Readonly<Record<"down" | "move" | "up", (event: PointerEvent) => void>>;

function pressesOn(stage: HTMLElement, session: Session): Presses {
  const { cameraHand: hand, spectating, zoom } = session;
  const fingers = new Map<number, Finger>();
  /** How far the one finger has gone; Infinity once it was not alone. */
  let slip = 0;
  let pinch: { readonly apart: number; readonly zoom: number } | undefined;
  const isWatching = () => session.screen.peek().kind === "room" && session.me.peek()?.team === 0;

  const drag = (byX: number, byY: number) => {
    slip += Math.hypot(byX, byY);
    if (slip < CLICK_SLIP || !isWatching()) return;
    hand.dragX += byX / fingers.size;
    hand.dragY += byY / fingers.size;
    if (spectating.peek().kind !== "free") spectating.value = { kind: "free" };
  };
  return {
    down: (event) => {
      if (event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      slip = fingers.size > 1 ? Infinity : 0;
      pinch = fingers.size === 2 ? { apart: spread(fingers), zoom: zoom.peek() } : undefined;
    },
    move: (event) => {
      const finger = fingers.get(event.pointerId);
      if (!finger) return;
      const { x, y } = finger;
      finger.x = event.clientX;
      finger.y = event.clientY;
      drag(finger.x - x, finger.y - y);
      if (pinch && pinch.apart > 0) zoom.value = boundZoom((pinch.zoom * spread(fingers)) / pinch.apart);
    },
    up: (event) => {
      if (!fingers.delete(event.pointerId)) return;
      pinch = undefined;
      if (event.type !== "pointerup" || slip >= CLICK_SLIP || !isWatching()) return;
      const { left, top } = stage.getBoundingClientRect();
      hand.click = { x: event.clientX - left, y: event.clientY - top };
    },
  };
}

function wheelOf({ screen, zoom }: Session): (event: WheelEvent) => void {
  let turned = 0;
  return (event) => {
    // With the control key it is the browser's own zoom, which some need to read.
    if (event.ctrlKey || event.metaKey || screen.peek().kind !== "room") return;
    event.preventDefault();
    turned -= (event.deltaY * (event.deltaMode === 0 ? 1 : WHEEL_LINE)) / WHEEL_STEP;
    if (Math.abs(turned) < LEAST_STEPS) return;
    zoom.value = zoomedBy(zoom.peek(), Math.max(-3, Math.min(3, turned)));
    turned = 0;
  };
}

/** How far the first two fingers are apart. */
function spread(fingers: ReadonlyMap<number, Finger>): number {
  const [a, b] = [...fingers.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
