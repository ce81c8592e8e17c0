/** Drags players between teams: with the mouse at once, by touch after a horizontal move or a long press. */
import type { PageKeyboard } from "../../../input/page-keyboard.ts";
import { isTeam, type TeamId } from "#room/team.ts";

export type Drag = {
  readonly id: number;
  /** Position of the pointer in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
  /** Team of the column below the pointer. */
  readonly over: TeamId | undefined;
};

type DragPorts = {
  /** Escape cancels a drag. */
  readonly keyboard: Pick<PageKeyboard, "add">;
  readonly mayDrag: (id: number) => boolean;
  /** Undefined when the drag has ended. */
  readonly onChange: (drag: Drag | undefined) => void;
  readonly onDrop: (id: number, team: TeamId) => void;
};

/** Movement in CSS pixels from which on a press is a drag. */
const MOUSE_THRESHOLD = 5;
const TOUCH_THRESHOLD = 12;
/** Duration of a long press. */
const HOLD_MS = 280;

type Point = { readonly x: number; readonly y: number };

/** A pressed pointer; `at` is where it was pressed, or its last position during a drag. */
type Press = { readonly id: number; readonly pointer: number; readonly touch: boolean; at: Point; dragging: boolean };

/** Rows in `area` have the attribute `data-player`, columns `data-team`. The returned function stops watching. */
export function watchDrags(area: HTMLElement, ports: DragPorts): () => void {
  const watch = new DragWatch(area, ports);
  const abort = new AbortController();
  const { signal } = abort;
  area.addEventListener("pointerdown", (event) => watch.press(event), { signal });
  area.addEventListener("pointermove", (event) => watch.move(event), { signal });
  area.addEventListener("pointerup", (event) => watch.release(event), { signal });
  area.addEventListener("pointercancel", () => watch.cancel(), { signal });
  // Keeps the browser from scrolling during a drag.
  area.addEventListener("touchmove", (event) => watch.isDragging && event.preventDefault(), { signal, passive: false });
  area.addEventListener("contextmenu", (event) => watch.isTouched && stop(event), { signal, capture: true });
  const stopKeys = ports.keyboard.add("drag", {
    down: ({ code }) => {
      if (code !== "Escape" || !watch.isDragging) return undefined;
      watch.cancel();
      return "handled";
    },
  });
  return () => {
    stopKeys();
    watch.cancel();
    abort.abort();
  };
}

class DragWatch {
  readonly #area: HTMLElement;
  readonly #ports: DragPorts;
  #press: Press | undefined;
  #holdTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(area: HTMLElement, ports: DragPorts) {
    this.#area = area;
    this.#ports = ports;
  }

  get isDragging(): boolean {
    return this.#press?.dragging === true;
  }

  get isTouched(): boolean {
    return this.#press?.touch === true;
  }

  press(event: PointerEvent): void {
    const id = playerAt(event.target);
    if (this.#press || event.button !== 0 || id === undefined || !this.#ports.mayDrag(id)) return;
    const touch = event.pointerType !== "mouse";
    const at = { x: event.clientX, y: event.clientY };
    this.#press = { id, pointer: event.pointerId, touch, at, dragging: false };
    if (touch) this.#holdTimer = setTimeout(() => this.#start(), HOLD_MS);
  }

  move(event: PointerEvent): void {
    const press = this.#press;
    if (event.pointerId !== press?.pointer) return;
    if (!press.dragging) {
      const dx = Math.abs(event.clientX - press.at.x);
      const dy = Math.abs(event.clientY - press.at.y);
      if (Math.max(dx, dy) < (press.touch ? TOUCH_THRESHOLD : MOUSE_THRESHOLD)) return;
      // A vertical move by touch scrolls the list.
      if (press.touch && dy > dx) return this.cancel();
      this.#start();
    }
    press.at = { x: event.clientX, y: event.clientY };
    this.#report();
  }

  release(event: PointerEvent): void {
    const press = this.#press;
    if (event.pointerId !== press?.pointer) return;
    const team = press.dragging ? teamAt({ x: event.clientX, y: event.clientY }) : undefined;
    if (press.dragging) suppressClick(this.#area);
    this.cancel();
    if (team !== undefined) this.#ports.onDrop(press.id, team);
  }

  /** Ends the press or drag without a drop. */
  cancel(): void {
    clearTimeout(this.#holdTimer);
    const dragging = this.isDragging;
    this.#press = undefined;
    if (dragging) this.#ports.onChange(undefined);
  }

  #start(): void {
    if (!this.#press) return;
    clearTimeout(this.#holdTimer);
    this.#press.dragging = true;
    this.#area.setPointerCapture(this.#press.pointer);
    this.#report();
  }

  #report(): void {
    if (!this.#press) return;
    const { id, at } = this.#press;
    this.#ports.onChange({ id, x: at.x, y: at.y, over: teamAt(at) });
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Suppresses the click event that follows the end of a drag. */
function suppressClick(area: HTMLElement): void {
  area.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => area.removeEventListener("click", stop, { capture: true }), 0);
}

function playerAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-player]") : null;
  return row === null ? undefined : Number(row.dataset["player"]);
}

function teamAt({ x, y }: Point): TeamId | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-team]");
  const team = Number(column?.dataset["team"]);
  return isTeam(team) ? team : undefined;
}
