/** The stadium editor, as its interface sees it. Positions are map units, angles degrees, colours as in `.hbs` files. */
import { signal, type Signal } from "@preact/signals-core";
import type { Point, Stadium } from "#sim/stadium.ts";

/** The lists of a stadium file. */
export const ITEM_KINDS = [
  ...["vertexes", "segments", "planes", "goals", "discs", "joints"],
  ...["redSpawnPoints", "blueSpawnPoints"],
] as const satisfies readonly string[];
export type ItemKind =
  | "vertexes"
  | "segments"
  | "planes"
  | "goals"
  | "discs"
  | "joints"
  | "redSpawnPoints"
  | "blueSpawnPoints";

/** In the order of the tool bar. */
export const EDITOR_TOOLS = [
  "select",
  "hand",
  "wall",
  "rectangle",
  "circle",
  "vertex",
  "plane",
  "goal",
  "disc",
  "joint",
  "redSpawn",
  "blueSpawn",
] as const;
export type EditorTool = (typeof EDITOR_TOOLS)[number];

/** Everything that a button, a key or a menu starts. */
export const EDITOR_COMMANDS = [
  ...["undo", "redo", "cut", "copy", "paste", "duplicate", "delete", "selectAll", "deselect"],
  ...["toFront", "forward", "backward", "toBack", "rotateLeft", "rotateRight", "flipX", "flipY"],
  ...["alignLeft", "alignCentre", "alignRight", "alignTop", "alignMiddle", "alignBottom"],
  ...["distributeX", "distributeY", "straighten", "split", "merge", "lock", "hide", "showAll"],
  ...["fit", "fitSelection", "zoomIn", "zoomOut", "actualSize", "play"],
] as const;
export type EditorCommand = (typeof EDITOR_COMMANDS)[number];

export const MIRRORS = ["none", "leftRight", "topBottom", "both"] as const;
export type Mirror = (typeof MIRRORS)[number];

/** What positions snap to. */
export type Snapping = {
  readonly grid: boolean;
  /** Map units between two lines. */
  readonly step: number;
  readonly vertexes: boolean;
  readonly intersections: boolean;
  /** Multiples of 15°. */
  readonly angles: boolean;
};

/** An item of the document. Its id stays the same while others are inserted and removed. */
export type EditorItem = {
  readonly id: string;
  readonly kind: ItemKind;
  /** In its list. */
  readonly index: number;
  readonly trait: string | null;
  readonly locked: boolean;
  readonly hidden: boolean;
};

/** A fault or a warning of the reader, in its English words. */
export type EditorDiagnostic = {
  readonly level: "error" | "warning";
  /** As in the file, for example "segments[3].color"; "" for the file. */
  readonly path: string;
  readonly message: string;
  /** The item it is about; null for the stadium itself. */
  readonly itemId: string | null;
};

export type FieldType =
  | "number"
  | "text"
  | "flag"
  | "color"
  /** Names of collision flags. */
  | "masks"
  | "choice"
  /** Two numbers. */
  | "point"
  /** A number, a pair of numbers, or absent. */
  | "length"
  /** A number or "rigid". */
  | "strength";

/** The value that selected items do not have in common. */
export const MIXED = Symbol("mixed");

/** A property of the selected items, or of the stadium. */
export type EditorField = {
  readonly key: string;
  readonly type: FieldType;
  /** As in the file; undefined where the file does not name it. */
  readonly value: unknown;
  /** What then holds: from the trait, or the default of the format. */
  readonly inherited: unknown;
  readonly choices?: readonly string[];
};

/** What the fields belong to. */
export type EditorTarget =
  | { readonly kind: "selection" }
  | { readonly kind: "stadium" | "bg" | "ballPhysics" | "playerPhysics" }
  | { readonly kind: "trait"; readonly name: string };

export type EditorTrait = {
  readonly name: string;
  /** Items that have it. */
  readonly uses: number;
};

/** A fault in the text that keeps it from being applied. Lines and columns count from 1. */
export type TextFault = { readonly message: string; readonly line: number; readonly column: number };

export type EditorVersion = {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The author of the last change; null for one's own. */
  readonly by: string | null;
};

/** A point to check before a stadium is published. */
export type EditorCheck = {
  readonly name: "goals" | "spawns" | "ball" | "bots" | "cost" | "size";
  readonly state: "passed" | "failed" | "warning" | "running";
  /** What was measured, for the text. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Where it fails. */
  readonly at: readonly Point[];
};

/** The stadium is played in the page. */
export type EditorPlay = {
  readonly paused: boolean;
  /** 1: sixty ticks a second. */
  readonly speed: number;
  /** Bots per team. */
  readonly bots: number;
  readonly trails: boolean;
  readonly normals: boolean;
  readonly red: number;
  readonly blue: number;
  /** Ticks since the start. */
  readonly tick: number;
  /** Contacts of the last tick, for "why did it bounce". */
  readonly contacts: readonly EditorContact[];
};

export type EditorContact = {
  /** Indices of discs of the match; the ball is 0. */
  readonly disc: number;
  readonly other: {
    readonly kind: "disc" | "vertexes" | "segments" | "planes";
    readonly index: number;
    readonly itemId: string | null;
  };
  readonly at: Point;
  readonly normal: Point;
  /** Change of the disc's velocity, in units per tick. */
  readonly impulse: number;
};

export type EditorPerson = {
  readonly id: string;
  readonly name: string;
  /** 0xRRGGBB. */
  readonly color: number;
  readonly me: boolean;
  readonly mayEdit: boolean;
  readonly owner: boolean;
};

export type EditorState = {
  /** Null before a document is open. */
  readonly stadium: Signal<Stadium | null>;
  readonly name: Signal<string>;
  readonly items: Signal<readonly EditorItem[]>;
  readonly diagnostics: Signal<readonly EditorDiagnostic[]>;
  readonly tool: Signal<EditorTool>;
  /** Ids, in the order of selection. */
  readonly selection: Signal<readonly string[]>;
  /** Fields of what the panel shows (`target`). */
  readonly target: Signal<EditorTarget>;
  readonly fields: Signal<readonly EditorField[]>;
  readonly traits: Signal<readonly EditorTrait[]>;
  /** Commands that would do something now. */
  readonly enabled: Signal<ReadonlySet<EditorCommand>>;
  readonly snapping: Signal<Snapping>;
  readonly mirror: Signal<Mirror>;
  readonly look: Signal<"full" | "classic">;
  /** CSS pixels per map unit. */
  readonly scale: Signal<number>;
  /** Under the pointer; null outside of the canvas. */
  readonly pointer: Signal<Point | null>;
  /** The document as a file; kept only while `textShown`. */
  readonly text: Signal<string>;
  readonly textShown: Signal<boolean>;
  /** Of the text that is being typed; null when it is the document. */
  readonly textFault: Signal<TextFault | null>;
  readonly versions: Signal<readonly EditorVersion[]>;
  readonly checks: Signal<readonly EditorCheck[] | null>;
  /** Null while the stadium is drawn. */
  readonly play: Signal<EditorPlay | null>;
  /** Of a document that is shared; empty alone. */
  readonly people: Signal<readonly EditorPerson[]>;
  /** False in a shared document of others. */
  readonly mayEdit: Signal<boolean>;
  /** The last thing that did not work; shown as a toast. */
  readonly problem: Signal<EditorProblem | null>;
};

export type EditorProblem =
  | { readonly kind: "refused"; readonly file: string; readonly message: string }
  | { readonly kind: "tooLarge" | "unreadable"; readonly file: string }
  /** The clipboard has no part of a stadium. */
  | { readonly kind: "clipboard" }
  /** The browser's storage is full or closed: nothing is saved by itself. */
  | { readonly kind: "unsaved" };

export function createEditorState(): EditorState {
  return {
    stadium: signal<Stadium | null>(null),
    name: signal(""),
    items: signal<readonly EditorItem[]>([]),
    diagnostics: signal<readonly EditorDiagnostic[]>([]),
    tool: signal<EditorTool>("select"),
    selection: signal<readonly string[]>([]),
    target: signal<EditorTarget>({ kind: "selection" }),
    fields: signal<readonly EditorField[]>([]),
    traits: signal<readonly EditorTrait[]>([]),
    enabled: signal<ReadonlySet<EditorCommand>>(new Set()),
    snapping: signal<Snapping>({ grid: true, step: 10, vertexes: true, intersections: true, angles: true }),
    mirror: signal<Mirror>("none"),
    look: signal<"full" | "classic">("full"),
    scale: signal(1),
    pointer: signal<Point | null>(null),
    text: signal(""),
    textShown: signal(false),
    textFault: signal<TextFault | null>(null),
    versions: signal<readonly EditorVersion[]>([]),
    checks: signal<readonly EditorCheck[] | null>(null),
    play: signal<EditorPlay | null>(null),
    people: signal<readonly EditorPerson[]>([]),
    mayEdit: signal(true),
    problem: signal<EditorProblem | null>(null),
  };
}

/** Names of the templates of new documents: five blank sizes, and our own standard maps. */
export type TemplateName = string;

/** What the interface asks of the editor. */
export type EditorActions = {
  readonly templates: readonly TemplateName[];
  readonly openTemplate: (name: TemplateName) => void;
  /** An `.hbs` file, or a recording whose stadium is taken. */
  readonly openFile: (file: File) => void;
  readonly run: (command: EditorCommand) => void;
  /** `add`: keeps what is selected, and removes those that are selected already. */
  readonly select: (ids: readonly string[], add?: boolean) => void;
  readonly setTarget: (target: EditorTarget) => void;
  /** Sets a field of the target for all that it stands for; undefined removes it. */
  readonly setField: (key: string, value: unknown) => void;
  /** Gives the selected items a trait, or none. */
  readonly assignTrait: (name: string | null) => void;
  /** Adds an empty trait with a free name, and shows it. */
  readonly addTrait: () => void;
  /** False if the name is taken or empty. */
  readonly renameTrait: (name: string, to: string) => boolean;
  readonly removeTrait: (name: string) => void;
  readonly setPlayerPreset: (name: string) => void;
  readonly setBallPreset: (name: string) => void;
  readonly presets: { readonly player: readonly string[]; readonly ball: readonly string[] };
  /** Applies an edited text where it can be read. */
  readonly applyText: (text: string) => void;
  /** `canonical`: every value as the format's exports write it. */
  readonly exportText: (style: "written" | "canonical") => string;
  readonly saveVersion: (name: string) => void;
  readonly restoreVersion: (id: string) => void;
  readonly runChecks: () => void;
  /** Shows a point in the middle of the canvas. */
  readonly show: (point: Point) => void;
  readonly setPlay: (change: Partial<Pick<EditorPlay, "paused" | "speed" | "bots" | "trails" | "normals">>) => void;
  /** One tick while paused. */
  readonly stepPlay: () => void;
  /** Keys of the disc that is played (sim/input.ts). */
  readonly holdKeys: (keys: number) => void;
};
