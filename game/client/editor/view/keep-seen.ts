/** Keeps the part of the map that is seen in view when the canvas gets another size, such as by the turn of a phone. */
import { effect, type ReadonlySignal, type Signal, untracked } from "@preact/signals-core";
import type { Turn } from "#client/session/device.ts";
import type { Viewpoint } from "../editor-state.ts";
import { type Box, boundedScale, type CanvasSize, fitBox, fitTurned, shownBox } from "../viewpoint.ts";

export type KeepSeenPorts = {
  readonly viewpoint: Signal<Viewpoint>;
  /** Of the canvas. Reads a signal. */
  readonly size: () => CanvasSize;
  /** The whole map. */
  readonly bounds: () => Box;
  /** While it is a turn, the whole map is shown, turned by it; afterwards what was seen before. */
  readonly wholeTurn: ReadonlySignal<Turn | null>;
};

/** A view as it was chosen, and the size of the canvas at that time. */
type Chosen = { readonly viewpoint: Viewpoint; readonly size: CanvasSize };

/** Until the returned function is called. Later sizes are fitted to the view that was chosen last, so none is lost. */
export function keepSeen({ viewpoint, size, bounds, wholeTurn }: KeepSeenPorts): () => void {
  let chosen: Chosen = { viewpoint: viewpoint.peek(), size: untracked(size) };
  let given = chosen.viewpoint;
  const endChoosing = effect(() => {
    const current = viewpoint.value;
    if (current !== given && wholeTurn.peek() === null) chosen = { viewpoint: current, size: untracked(size) };
  });
  const endFitting = effect(() => {
    const now = size();
    const [turn, whole] = [wholeTurn.value, untracked(bounds)];
    given = turn === null ? viewOf(chosen, now, whole) : fitTurned(whole, now, turn);
    viewpoint.value = given;
  });
  return () => {
    endChoosing();
    endFitting();
  };
}

/** What was chosen for one size, in a canvas of another one. */
export function viewOf({ viewpoint, size }: Chosen, now: CanvasSize, bounds: Box): Viewpoint {
  if (now.width === size.width && now.height === size.height) return viewpoint;
  if (isSame(viewpoint, fitBox(bounds, size))) return fitBox(bounds, now);
  const seen = common(shownBox(viewpoint, size), bounds);
  if (contains(shownBox(viewpoint, now), seen)) return viewpoint;
  const { left, top, right, bottom } = seen;
  const scale = Math.min(viewpoint.scale, now.width / (right - left), now.height / (bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: boundedScale(scale) };
}

function isSame(a: Viewpoint, b: Viewpoint): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}

/** The part of a box that another one contains; the box itself where that is none. */
function common(box: Box, other: Box): Box {
  const [left, top] = [Math.max(box.left, other.left), Math.max(box.top, other.top)];
  const [right, bottom] = [Math.min(box.right, other.right), Math.min(box.bottom, other.bottom)];
  return left < right && top < bottom ? { left, top, right, bottom } : box;
}

function contains(box: Box, inner: Box): boolean {
  return box.left <= inner.left && box.top <= inner.top && box.right >= inner.right && box.bottom >= inner.bottom;
}
