/**
 * Mouse, pen and fingers on the canvas. One pointer works with the tool; two fingers move and scale the view, as do the wheel, the
 * middle button, and the hand tool or the space bar with any pointer. While a play is on, fingers and pens only
 * control it, and the next press puts what is to be placed.
 */
import type { Point } from "#sim/stadium.ts";
import type { EditorState } from "./editor-state.ts";
import type { Tool, ToolEvent } from "./tools/tool.ts";
import { type CanvasSize, panBy, toMap, zoomAt } from "./viewpoint.ts";

export type PointerPorts = {
  readonly canvas: HTMLCanvasElement;
  readonly state: EditorState;
  readonly size: () => CanvasSize;
  readonly tool: () => Tool;
  /** Whether the space bar is held. */
  readonly isPanning: () => boolean;
  readonly isPlaying: () => boolean;
  /** Puts something of a play at a place of the map; returns whether there is something to put. */
  readonly place: (point: Point) => boolean;
  /** Called with true while a finger is used: it needs more room than a mouse. */
  readonly onTouch: (touch: boolean) => void;
};

/** Change of scale for each line that the wheel turns. */
const WHEEL_STEP = 1.0015;
const MIDDLE_BUTTON = 1;

export function listenToPointer(ports: PointerPorts): () => void {
  const pointers = new CanvasPointers(ports);
  const { canvas } = ports;
  const ending = new AbortController();
  const { signal } = ending;
  canvas.addEventListener("pointerdown", (event) => pointers.down(event), { signal });
  canvas.addEventListener("pointermove", (event) => pointers.move(event), { signal });
  canvas.addEventListener("pointerup", (event) => pointers.up(event), { signal });
  canvas.addEventListener("pointercancel", (event) => pointers.lose(event), { signal });
  canvas.addEventListener("pointerleave", () => pointers.leave(), { signal });
  canvas.addEventListener("wheel", (event) => pointers.wheel(event), { signal, passive: false });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  return () => ending.abort();
}

class CanvasPointers {
  readonly #ports: PointerPorts;
  /** Pressed pointers by id, in canvas points. */
  readonly #pressed = new Map<number, Point>();
  #mode: "tool" | "pan" | "none" = "none";
  #lastClick: { readonly at: Point; readonly time: number } | undefined;

  constructor(ports: PointerPorts) {
    this.#ports = ports;
  }

  down(event: PointerEvent): void {
    const { canvas, onTouch, tool } = this.#ports;
    event.preventDefault();
    if (event.button === 0 && this.#ports.place(this.#toolEvent(event, 1).point)) return;
    if (this.#isOfPlay(event)) return;
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    onTouch(event.pointerType === "touch");
    const at = this.#canvasPoint(event);
    this.#pressed.set(event.pointerId, at);
    if (this.#pressed.size > 1) {
      // The second finger: what the first one has begun was none of the tool's.
      if (this.#mode === "tool") tool().cancel();
      this.#mode = "pan";
      return;
    }
    this.#mode = this.#pans(event) ? "pan" : event.button === 0 ? "tool" : "none";
    if (this.#mode === "tool") tool().down(this.#toolEvent(event, this.#clicksOf(at, event.timeStamp)));
  }

  move(event: PointerEvent): void {
    const { state, tool } = this.#ports;
    const before = this.#pressed.get(event.pointerId);
    if (before === undefined && this.#isOfPlay(event)) return;
    const at = this.#canvasPoint(event);
    if (before !== undefined && this.#mode === "pan") this.#moveView(event.pointerId, before, at);
    if (before !== undefined) this.#pressed.set(event.pointerId, at);
    const toolEvent = this.#toolEvent(event, 1);
    state.pointer.value = toolEvent.point;
    if (this.#mode !== "pan") tool().move(toolEvent);
  }

  up(event: PointerEvent): void {
    if (!this.#pressed.delete(event.pointerId)) return;
    if (this.#mode === "tool") this.#ports.tool().up(this.#toolEvent(event, 1));
    if (this.#pressed.size === 0) this.#mode = "none";
  }

  lose(event: PointerEvent): void {
    this.#pressed.delete(event.pointerId);
    if (this.#mode === "tool") this.#ports.tool().cancel();
    if (this.#pressed.size === 0) this.#mode = "none";
  }

  leave(): void {
    this.#ports.state.pointer.value = null;
    this.#ports.state.hovered.value = null;
  }

  wheel(event: WheelEvent): void {
    const { state, size } = this.#ports;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16;
    const isZoom = event.ctrlKey || (event.deltaX === 0 && !event.shiftKey);
    const viewpoint = state.viewpoint.peek();
    if (isZoom) {
      // Pinching on a touchpad sends small steps with the control key.
      const factor = WHEEL_STEP ** (-event.deltaY * lines * (event.ctrlKey ? 4 : 1));
      state.viewpoint.value = zoomAt(viewpoint, size(), { at: this.#canvasPoint(event), factor });
    } else {
      const [x, y] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
      state.viewpoint.value = panBy(viewpoint, { x: -x * lines, y: -y * lines });
    }
  }

  /** The fingers of a player that miss the controls must not draw or move the view. */
  #isOfPlay(event: PointerEvent): boolean {
    return event.pointerType !== "mouse" && this.#ports.isPlaying();
  }

  #pans(event: PointerEvent): boolean {
    return event.button === MIDDLE_BUTTON || this.#ports.isPanning() || this.#ports.state.tool.peek() === "hand";
  }

  /** One pointer moves the view; two also scale it around their middle. */
  #moveView(id: number, from: Point, to: Point): void {
    const { state, size } = this.#ports;
    const other = [...this.#pressed].find(([otherId]) => otherId !== id)?.[1];
    if (other === undefined) {
      state.viewpoint.value = panBy(state.viewpoint.peek(), { x: to.x - from.x, y: to.y - from.y });
      return;
    }
    const distance = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    const panned = panBy(state.viewpoint.peek(), { x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
    const at = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    state.viewpoint.value = zoomAt(panned, size(), { at, factor: distance(to) / distance(from) });
  }

  #clicksOf(at: Point, time: number): number {
    const last = this.#lastClick;
    const isDouble = last !== undefined && time - last.time < 350 && Math.hypot(at.x - last.at.x, at.y - last.at.y) < 6;
    this.#lastClick = isDouble ? undefined : { at, time };
    return isDouble ? 2 : 1;
  }

  #toolEvent(event: PointerEvent, clicks: number): ToolEvent {
    const { state, size } = this.#ports;
    const point = toMap(state.viewpoint.peek(), size(), this.#canvasPoint(event));
    return { point, shift: event.shiftKey, alt: event.altKey, clicks };
  }

  #canvasPoint(event: MouseEvent): Point {
    const { left, top } = this.#ports.canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
