/** The canvas of the editor: everything that is drawn on it, once for each frame in which something has changed. */
import { computed, effect, signal } from "@preact/signals-core";
import type { Area } from "#client/paint/clip.ts";
import { onScreen } from "#client/session/device.ts";
import type { PitchStyle } from "#client/paint/picture-style.ts";
import type { Drawing } from "#editor/drawing.ts";
import type { EditorState } from "../editor-state.ts";
import type { OpenDocument } from "../open-document.ts";
import { handlesOf, selectionBox } from "../tools/handles.ts";
import { type CanvasSize, shownBox } from "../viewpoint.ts";
import { drawInvisible } from "./draw-invisible.ts";
import { drawPeople } from "./draw-people.ts";
import { drawHandles, drawOutlines, drawOverlay, SELECTION_COLOR } from "./draw-selection.ts";
import { drawDiscs, drawPitch } from "./draw-stadium.ts";
import { createGroundLayer } from "./ground-layer.ts";
import { changedDrawing, withoutHidden } from "./shown-drawing.ts";

export type CanvasViewPorts = {
  readonly canvas: HTMLCanvasElement;
  readonly state: EditorState;
  readonly open: OpenDocument;
  readonly style: (look: PitchStyle["look"]) => PitchStyle;
  /** Draws a play of the stadium in place of its discs; null while nothing is played. Reads signals. */
  readonly play: () => PlayDrawing | null;
  /** Called before the next frame. */
  readonly requestFrame: (call: () => void) => void;
};

/** Draws what moves in a play. Expects a context whose unit is the map's. */
export type PlayDrawing = (context: CanvasRenderingContext2D, area: Area) => void;

/** Drawn by the processor: hundreds of paths in each frame are slow on software graphics, and no faster on others. */
const CANVAS: CanvasRenderingContext2DSettings = { alpha: false, willReadFrequently: true };

export type CanvasView = {
  /** Of the canvas, in CSS pixels. Reads a signal. */
  readonly size: () => CanvasSize;
  /** Draws in the next frame. */
  readonly invalidate: () => void;
  readonly stop: () => void;
};

export function createCanvasView(ports: CanvasViewPorts): CanvasView {
  const { canvas, state, open } = ports;
  const size = signal<CanvasSize & { readonly density: number }>({ width: 1, height: 1, density: 1 });
  const ground = createGroundLayer(() => canvas.ownerDocument.createElement("canvas"));
  const shown = computed(() =>
    changedDrawing(open.content.value.drawing, [
      ...state.people.value.map(({ preview }) => preview),
      state.preview.value,
    ]),
  );
  const visible = computed(() => withoutHidden(shown.value, open.marks.value));
  const frames = signal(0);
  let isRequested = false;
  let isStopped = false;
  const request = () => {
    if (isRequested || isStopped) return;
    isRequested = true;
    ports.requestFrame(() => {
      isRequested = false;
      if (!isStopped) draw(ports, { size: size.peek(), drawing: shown.peek(), stadium: visible.peek(), ground });
    });
  };
  const observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = canvas;
    size.value = { width: Math.max(1, width), height: Math.max(1, height), density: globalThis.devicePixelRatio || 1 };
  });
  observer.observe(canvas);
  const endEffect = effect(() => {
    void [frames.value, size.value, visible.value, ports.play(), ports.style(state.options.look.value)];
    readShown(state);
    request();
  });
  return {
    size: () => size.value,
    invalidate: () => frames.value++,
    stop() {
      isStopped = true;
      observer.disconnect();
      endEffect();
    },
  };
}

/** Reads everything that is drawn, so that the effect runs when it changes. */
function readShown({ selection, hovered, overlay, people, viewpoint, options, canEdit, tool }: EditorState): void {
  const { grid, gridShown, mirror, invisibleShown } = options;
  for (const each of [
    selection,
    hovered,
    overlay,
    people,
    viewpoint,
    grid,
    gridShown,
    mirror,
    invisibleShown,
    canEdit,
    tool,
  ])
    void each.value;
}

type Shown = {
  readonly size: CanvasSize & { readonly density: number };
  readonly drawing: Drawing;
  readonly stadium: Drawing["stadium"];
  readonly ground: ReturnType<typeof createGroundLayer>;
};

function draw(ports: CanvasViewPorts, { size, drawing, stadium, ground }: Shown): void {
  const { canvas, state } = ports;
  const { width, height, density } = size;
  const viewpoint = state.viewpoint.peek();
  const { scale, turn = 0 } = viewpoint;
  const pixels = { width: Math.round(width * density), height: Math.round(height * density) };
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels);
  const context = canvas.getContext("2d", CANVAS);
  if (context === null) return;
  const { left, top, right, bottom } = shownBox(viewpoint, size);
  const area: Area = { x: left, y: top, width: right - left, height: bottom - top };
  const style = ports.style(state.options.look.peek());
  const play = ports.play();
  const { x, y } = onScreen(turn, viewpoint.x, viewpoint.y);
  const unit = scale * density;
  const [along, across] = [onScreen(turn, unit, 0), onScreen(turn, 0, unit)];
  const middle = { x: (width / 2) * density, y: (height / 2) * density };
  context.setTransform(along.x, along.y, across.x, across.y, middle.x - x * unit, middle.y - y * unit);
  const { options } = state;
  const isGridShown = options.gridShown.peek() && play === null;
  const grid = isGridShown ? { area, scale, grid: options.grid.peek(), mirror: options.mirror.peek() } : null;
  ground.draw(context, stadium, { area, pixelsPerUnit: unit, style, turn, grid });
  drawPitch(context, stadium, { area, style });
  if (play === null) drawDiscs(context, stadium, { area, style });
  if (options.invisibleShown.peek()) drawInvisible(context, stadium, { area, scale });
  // A stadium can be edited while it is played.
  play?.(context, area);
  drawMarks(context, ports, { drawing, area });
}

/** Selection, handles, other people and tools. */
function drawMarks(
  context: CanvasRenderingContext2D,
  { state, open }: CanvasViewPorts,
  { drawing, area }: { readonly drawing: Drawing; readonly area: Area },
): void {
  const { scale } = state.viewpoint.peek();
  const [hovered, selection] = [state.hovered.peek(), state.selection.peek()];
  if (hovered !== null && !selection.has(hovered))
    drawOutlines(context, drawing, { ids: [hovered], area, scale, color: "rgba(255, 255, 255, 0.85)", width: 1.5 });
  drawOutlines(context, drawing, { ids: selection, area, scale, color: SELECTION_COLOR, width: 2 });
  drawPeople(context, drawing, { people: state.people.peek(), area, scale });
  if (state.preview.peek() === null)
    drawHandles(context, { box: selectionBox({ state, open }), handles: handlesOf({ state, open }), scale });
  drawOverlay(context, state.overlay.peek(), scale);
}
