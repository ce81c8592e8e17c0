/** Players drawn from team to team: with the mouse at once, with a finger sideways or after a moment's hold. */
import type { TeamId } from "../../session/player.ts";

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

type Grip = { readonly id: number; readonly pointer: number; readonly touch: boolean; x: number; y: number };

/** Rows are marked `data-player`, columns `data-team`. Gives back how to stop watching. */
export function watchDrags(area: HTMLElement, { mayDrag, onChange, onDrop }: DragPorts): () => void {
  const { signal, abort } = stopper();
  let grip: Grip | undefined;
  let dragging = false;
  let hold: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    if (grip) onChange({ id: grip.id, x: grip.x, y: grip.y, over: teamAt(grip.x, grip.y) });
  };
  const begin = () => {
    if (!grip) return;
    dragging = true;
    area.setPointerCapture(grip.pointer);
    show();
  };
  const release = () => {
    clearTimeout(hold);
    grip = undefined;
    if (dragging) onChange(undefined);
    dragging = false;
  };

  const onDown = (event: PointerEvent) => {
    const id = playerAt(event.target);
    if (grip || event.button !== 0 || id === undefined || !mayDrag(id)) return;
    const touch = event.pointerType !== "mouse";
    grip = { id, pointer: event.pointerId, touch, x: event.clientX, y: event.clientY };
    if (touch) hold = setTimeout(begin, HOLD_MS);
  };
  const onMove = (event: PointerEvent) => {
    if (!grip || event.pointerId !== grip.pointer) return;
    if (!dragging) {
      const wayX = Math.abs(event.clientX - grip.x);
      const wayY = Math.abs(event.clientY - grip.y);
      if (Math.max(wayX, wayY) < (grip.touch ? TOUCH_SLACK : MOUSE_SLACK)) return;
      // A finger that goes up or down scrolls the list.
      if (grip.touch && wayY > wayX) return release();
      clearTimeout(hold);
      begin();
    }
    grip.x = event.clientX;
    grip.y = event.clientY;
    show();
  };
  const onUp = (event: PointerEvent) => {
    if (!grip || event.pointerId !== grip.pointer) return;
    const { id } = grip;
    const team = dragging ? teamAt(event.clientX, event.clientY) : undefined;
    if (dragging) swallowClick(area);
    release();
    if (team !== undefined) onDrop(id, team);
  };

  area.addEventListener("pointerdown", onDown, { signal });
  area.addEventListener("pointermove", onMove, { signal });
  area.addEventListener("pointerup", onUp, { signal });
  area.addEventListener("pointercancel", release, { signal });
  // Once it is a drag, the finger may go anywhere without scrolling.
  area.addEventListener("touchmove", (event) => dragging && event.preventDefault(), { signal, passive: false });
  area.addEventListener("contextmenu", (event) => grip?.touch && stop(event), { signal, capture: true });
  document.addEventListener("keydown", (event) => dragging && event.key === "Escape" && (stop(event), release()), {
    signal,
    capture: true,
  });
  return () => {
    release();
    abort();
  };
}

function stopper() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
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

function teamAt(x: number, y: number): TeamId | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-team]");
  const team = Number(column?.dataset["team"]);
  return team === 0 || team === 1 || team === 2 ? team : undefined;
}
