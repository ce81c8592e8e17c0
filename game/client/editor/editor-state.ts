/** What the stadium editor shows: the document, the selection, the tool, and how the pitch is looked at. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Turn } from "#client/session/device.ts";
import type { Change } from "#editor/change.ts";
import type { ItemMark } from "#editor/document.ts";
import type { Drawing } from "#editor/drawing.ts";
import type { MirrorMode } from "#editor/mirror.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import type { Point } from "#sim/stadium.ts";

/** In the order of the toolbar. */
export const EDITOR_TOOLS = [
  ...(["select", "hand", "wall", "arc", "rectangle", "circle", "vertex", "goal", "disc", "joint"] as const),
  ...(["plane", "redSpawn", "blueSpawn"] as const),
] as const;
export type EditorTool = (typeof EDITOR_TOOLS)[number];

/** A document at one moment. */
export type EditorContent = {
  readonly snapshot: Snapshot;
  /** The last readable state: that of `snapshot`, unless there are errors. */
  readonly drawing: Drawing;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
};

/** How the pitch lies on the canvas. */
export type Viewpoint = {
  /** The middle of the canvas, in map units. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels per map unit. */
  readonly scale: number;
  /** Of the map on the canvas; only in a play. */
  readonly turn?: Turn;
};

export type EditorOptions = {
  /** Distance of the lines of the grid in map units. */
  readonly grid: Signal<number>;
  readonly gridShown: Signal<boolean>;
  readonly snapToGrid: Signal<boolean>;
  readonly snapToItems: Signal<boolean>;
  readonly mirror: Signal<MirrorMode>;
  readonly look: Signal<"full" | "classic">;
  /** Whether invisible walls, vertexes, planes and spawn points are drawn. */
  readonly invisibleShown: Signal<boolean>;
  /** The trait of new items; "" for none. */
  readonly trait: Signal<string>;
  /** Colour of new walls, discs and joints without a trait, as hex digits. */
  readonly color: Signal<string>;
  /** Whether new walls without a trait are visible. */
  readonly visible: Signal<boolean>;
  /** Radius of the corners of new rectangles, in map units. */
  readonly corner: Signal<number>;
  /** Whether new goals get posts and a net. */
  readonly goalFrame: Signal<boolean>;
};

/** What a tool shows besides the changed drawing. */
export type ToolOverlay = {
  /** A box that is drawn for selecting. */
  readonly box?: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** The place that the pointer snaps to. */
  readonly snap?: Point;
  /** A line from the last point of a wall, or of a joint or plane. */
  readonly line?: readonly [Point, Point];
  /** What is measured, at the pointer: lengths in map units, angles in degrees. */
  readonly measure?: { readonly at: Point; readonly text: string };
};

/** A person with the document open, as others see them. */
export type EditorPerson = {
  /** Their connection, as a number of the document. */
  readonly id: number;
  readonly name: string;
  /** A CSS colour. */
  readonly color: string;
  readonly cursor: Point | null;
  readonly selection: readonly string[];
  /** What they are moving or drawing just now. */
  readonly preview: Change | null;
  /** What they look at. */
  readonly viewpoint: Viewpoint | null;
};

export type EditorState = {
  readonly content: ReadonlySignal<EditorContent>;
  readonly selection: Signal<ReadonlySet<string>>;
  readonly marks: ReadonlySignal<ReadonlyMap<string, ItemMark>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly tool: Signal<EditorTool>;
  readonly options: EditorOptions;
  readonly viewpoint: Signal<Viewpoint>;
  /** While it is a turn, the view is that of the whole map, turned by it; afterwards the one before. */
  readonly wholeTurn: Signal<Turn | null>;
  /** What a tool would change if it ended now. */
  readonly preview: Signal<Change | null>;
  readonly overlay: Signal<ToolOverlay>;
  /** The item under the pointer. */
  readonly hovered: Signal<string | null>;
  /** The pointer in map units; null outside of the canvas. */
  readonly pointer: Signal<Point | null>;
  /** The others. */
  readonly people: Signal<readonly EditorPerson[]>;
  /** Viewers change nothing. */
  readonly canEdit: Signal<boolean>;
};

function createOptions(): EditorOptions {
  return {
    grid: signal(10),
    gridShown: signal(true),
    snapToGrid: signal(true),
    snapToItems: signal(true),
    mirror: signal<MirrorMode>("none"),
    look: signal<"full" | "classic">("full"),
    invisibleShown: signal(true),
    trait: signal(""),
    color: signal("FFFFFF"),
    visible: signal(true),
    corner: signal(0),
    goalFrame: signal(true),
  };
}

/** The state of the editor of an open document. */
export function createEditorState({
  content,
  marks,
  canUndo,
  canRedo,
}: Pick<EditorState, "content" | "marks" | "canUndo" | "canRedo">): EditorState {
  return {
    ...{ content, marks, canUndo, canRedo, options: createOptions() },
    selection: signal<ReadonlySet<string>>(new Set()),
    tool: signal<EditorTool>("select"),
    viewpoint: signal<Viewpoint>({ x: 0, y: 0, scale: 1 }),
    wholeTurn: signal<Turn | null>(null),
    preview: signal<Change | null>(null),
    overlay: signal<ToolOverlay>({}),
    hovered: signal<string | null>(null),
    pointer: signal<Point | null>(null),
    people: signal<readonly EditorPerson[]>([]),
    canEdit: signal(true),
  };
}
