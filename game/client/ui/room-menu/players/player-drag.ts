/** Players drawn from team to team: with the mouse at once, with a finger sideways or after a moment's hold. */
import type { TeamId } from "../../../session/player.ts";

export type Drag = {
  readonly id: number;
  /** Of the pointer, in the window's pixels. */
  readonly x: number;
  readonly y: number;
  /** The column below the pointer. */
  readonly over: TeamId | undefined;
};

type DragPorts = {
  /** Whether this player may be drawn away. */
  readonly mayDrag: (id: number) => boolean;
  readonly onChange: (drag: Drag | undefined) => void;
  readonly onDrop: (id: number, team: TeamId) => void;
};

/** Less is a click. */
const MOUSE_SLACK = 5;
const TOUCH_SLACK = 12;
const HOLD_MS = 280;

/** A pointer that is down on a row; `at` is where it went down, or where it is since it draws. */
type Grip = { readonly id: number; readonly pointer: number; readonly touch: boolean; at: Spot; dragging: boolean };
type Spot = { readonly x: number; readonly y: number };

/** Rows are marked `data-player`, columns `data-team`. Gives back how to stop watching. */
export function watchDrags(area: HTMLElement, ports: DragPorts): () => void {
  const watch = new DragWatch(area, ports);
  const stopping = new AbortController();
  const { signal } = stopping;
  area.addEventListener("pointerdown", (event) => watch.press(event), { signal });
  area.addEventListener("pointermove", (event) => watch.move(event), { signal });
  area.addEventListener("pointerup", (event) => watch.lift(event), { signal });
  area.addEventListener("pointercancel", () => watch.release(), { signal });
  // Once it is a drag, the finger may go anywhere without scrolling.
  area.addEventListener("touchmove", (event) => watch.isDragging && event.preventDefault(), { signal, passive: false });
  area.addEventListener("contextmenu", (event) => watch.isTouched && stop(event), { signal, capture: true });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !watch.isDragging) return;
    stop(event);
    watch.release();
  };
  document.addEventListener("keydown", onKey, { signal, capture: true });
  return () => {
    watch.release();
    stopping.abort();
  };
}

class DragWatch {
  readonly #area: HTMLElement;
  readonly #ports: DragPorts;
  #grip: Grip | undefined;
  #hold: ReturnType<typeof setTimeout> | undefined;

  constructor(area: HTMLElement, ports: DragPorts) {
    this.#area = area;
    this.#ports = ports;
  }

  get isDragging(): boolean {
    return this.#grip?.dragging === true;
  }

  get isTouched(): boolean {
    return this.#grip?.touch === true;
  }

  press(event: PointerEvent): void {
    const id = playerAt(event.target);
    if (this.#grip || event.button !== 0 || id === undefined || !this.#ports.mayDrag(id)) return;
    const touch = event.pointerType !== "mouse";
    const at = { x: event.clientX, y: event.clientY };
    this.#grip = { id, pointer: event.pointerId, touch, at, dragging: false };
    if (touch) this.#hold = setTimeout(() => this.#begin(), HOLD_MS);
  }

  move(event: PointerEvent): void {
    const grip = this.#grip;
    if (event.pointerId !== grip?.pointer) return;
    if (!grip.dragging) {
      const wayX = Math.abs(event.clientX - grip.at.x);
      const wayY = Math.abs(event.clientY - grip.at.y);
      if (Math.max(wayX, wayY) < (grip.touch ? TOUCH_SLACK : MOUSE_SLACK)) return;
      // A finger that goes up or down scrolls the list.
      if (grip.touch && wayY > wayX) return this.release();
      this.#begin();
    }
    grip.at = { x: event.clientX, y: event.clientY };
    this.#show();
  }

  lift(event: PointerEvent): void {
    const grip = this.#grip;
    if (event.pointerId !== grip?.pointer) return;
    const team = grip.dragging ? teamAt({ x: event.clientX, y: event.clientY }) : undefined;
    if (grip.dragging) swallowClick(this.#area);
    this.release();
    if (team !== undefined) this.#ports.onDrop(grip.id, team);
  }

  /** Nothing is drawn any more, wherever it was. */
  release(): void {
    clearTimeout(this.#hold);
    const dragging = this.isDragging;
    this.#grip = undefined;
    if (dragging) this.#ports.onChange(undefined);
  }

  #begin(): void {
    if (!this.#grip) return;
    clearTimeout(this.#hold);
    this.#grip.dragging = true;
    this.#area.setPointerCapture(this.#grip.pointer);
    this.#show();
  }

  #show(): void {
    if (!this.#grip) return;
    const { id, at } = this.#grip;
    this.#ports.onChange({ id, x: at.x, y: at.y, over: teamAt(at) });
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The click that ends a drag is none. */
function swallowClick(area: HTMLElement): void {
  area.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => area.removeEventListener("click", stop, { capture: true }), 0);
}

function playerAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-player]") : null;
  return row === null ? undefined : Number(row.dataset["player"]);
}

function teamAt({ x, y }: Spot): TeamId | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-team]");
  const team = Number(column?.dataset["team"]);
  return team === 0 || team === 1 || team === 2 ? team : undefined;
}
