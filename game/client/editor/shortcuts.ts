/** The keys of the editor, as in other drawing programs. The list of keys on the screen is made from these. */
import type { KeyPress } from "#client/input/key-dispatcher.ts";
import type { EditorActions } from "./editor-actions.ts";
import type { EditorState, EditorTool } from "./editor-state.ts";

export type ShortcutPorts = {
  readonly state: EditorState;
  readonly actions: EditorActions;
  /** Ends a shape of several points; returns whether there was one. */
  readonly finish: () => boolean;
  /** Leaves a shape that is being drawn. */
  readonly cancel: () => void;
  readonly play: () => void;
  readonly save: () => void;
};

export type Shortcut = {
  /** Key of its name in the catalogue. */
  readonly name: string;
  /** Codes of keys (KeyboardEvent.code). With the control key, those whose label is the letter of the code. */
  readonly codes: readonly string[];
  /** Control, or Command on a Mac. */
  readonly control?: boolean;
  /** Undefined where Shift makes no difference. */
  readonly shift?: boolean;
  /** Whether it is repeated while its key is held. */
  readonly repeats?: boolean;
  readonly run: (ports: ShortcutPorts, press: KeyPress) => void;
};

type ToolKey = readonly [code: string, tool: EditorTool];

const SELECT_KEY: ToolKey = ["KeyV", "select"];
const HAND_KEY: ToolKey = ["KeyH", "hand"];
const DRAWING_KEYS: readonly ToolKey[] = [
  ["KeyW", "wall"],
  ["KeyA", "arc"],
  ["KeyR", "rectangle"],
  ["KeyO", "circle"],
  ["KeyX", "vertex"],
  ["KeyG", "goal"],
  ["KeyD", "disc"],
  ["KeyJ", "joint"],
  ["KeyL", "plane"],
  ["Digit1", "redSpawn"],
  ["Digit2", "blueSpawn"],
];

/** The code of a tool's key. */
export function toolKey(tool: EditorTool): string {
  return [SELECT_KEY, HAND_KEY, ...DRAWING_KEYS].find(([, name]) => name === tool)?.[0] ?? "";
}

function toolShortcut([code, tool]: ToolKey): Shortcut {
  return { name: `editor.tools.${tool}`, codes: [code], run: ({ state }) => void (state.tool.value = tool) };
}

export type ShortcutGroup = "draw" | "select" | "view" | "play" | "file";

/** Map units of a step with the arrow keys where no grid is snapped to. */
const SMALL_STEP = 1;

/** By group, in the order of the list of keys. */
export const SHORTCUT_GROUPS: Readonly<Record<ShortcutGroup, readonly Shortcut[]>> = {
  draw: [
    ...DRAWING_KEYS.map(toolShortcut),
    { name: "editor.keys.finish", codes: ["Enter", "NumpadEnter"], run: ({ finish }) => void finish() },
    { name: "editor.keys.cancel", codes: ["Escape"], run: (ports) => leave(ports) },
    { name: "editor.keys.mirror", codes: ["KeyM"], run: ({ state }) => nextMirror(state) },
  ],
  select: [
    toolShortcut(SELECT_KEY),
    { name: "editor.keys.selectAll", codes: ["KeyA"], control: true, run: ({ actions }) => actions.selectAll() },
    {
      name: "editor.keys.duplicate",
      codes: ["KeyD"],
      control: true,
      run: ({ actions }) => actions.duplicateSelected(),
    },
    { name: "editor.keys.remove", codes: ["Delete", "Backspace"], run: ({ actions }) => actions.removeSelected() },
    {
      name: "editor.keys.move",
      codes: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
      repeats: true,
      run({ state, actions }, { shift, code }) {
        const step = stepOf(state) * (shift ? 10 : 1);
        const [x, y] = ARROWS[code]!;
        actions.moveSelected(x * step, y * step);
      },
    },
    {
      name: "editor.keys.turn",
      codes: ["Comma", "Period"],
      repeats: true,
      run: ({ actions }, { code }) => actions.turnSelected(code === "Comma" ? -15 : 15),
    },
    { name: "editor.keys.flipX", codes: ["KeyH"], shift: true, run: ({ actions }) => actions.flipSelected("x") },
    { name: "editor.keys.flipY", codes: ["KeyV"], shift: true, run: ({ actions }) => actions.flipSelected("y") },
    { name: "editor.keys.split", codes: ["KeyS"], run: ({ actions }) => actions.splitSelected() },
    { name: "editor.keys.reverse", codes: ["KeyI"], run: ({ actions }) => actions.reverseSelected() },
    {
      name: "editor.keys.toFront",
      codes: ["BracketRight"],
      shift: true,
      run: ({ actions }) => actions.orderSelected("toFront"),
    },
    { name: "editor.keys.forward", codes: ["BracketRight"], run: ({ actions }) => actions.orderSelected("forward") },
    {
      name: "editor.keys.toBack",
      codes: ["BracketLeft"],
      shift: true,
      run: ({ actions }) => actions.orderSelected("toBack"),
    },
    { name: "editor.keys.backward", codes: ["BracketLeft"], run: ({ actions }) => actions.orderSelected("backward") },
  ],
  view: [
    toolShortcut(HAND_KEY),
    {
      name: "editor.keys.grid",
      codes: ["KeyQ"],
      run: ({ state }) => void (state.options.gridShown.value = !state.options.gridShown.peek()),
    },
    { name: "editor.keys.fit", codes: ["Digit0"], run: ({ actions }) => actions.fitView() },
    {
      name: "editor.keys.zoomIn",
      codes: ["Equal", "NumpadAdd"],
      repeats: true,
      run: ({ actions }) => actions.zoomBy(1.25),
    },
    {
      name: "editor.keys.zoomOut",
      codes: ["Minus", "NumpadSubtract"],
      repeats: true,
      run: ({ actions }) => actions.zoomBy(0.8),
    },
  ],
  play: [{ name: "editor.keys.play", codes: ["KeyP"], run: ({ play }) => play() }],
  file: [
    {
      name: "editor.keys.undo",
      codes: ["KeyZ"],
      control: true,
      shift: false,
      repeats: true,
      run: ({ actions }) => actions.undo(),
    },
    {
      name: "editor.keys.redo",
      codes: ["KeyZ"],
      control: true,
      shift: true,
      repeats: true,
      run: ({ actions }) => actions.redo(),
    },
    { name: "editor.keys.redo", codes: ["KeyY"], control: true, repeats: true, run: ({ actions }) => actions.redo() },
    { name: "editor.keys.save", codes: ["KeyS"], control: true, run: ({ save }) => save() },
  ],
};

const SHORTCUTS: readonly Shortcut[] = Object.values(SHORTCUT_GROUPS).flat();

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function stepOf({ options }: EditorState): number {
  return options.snapToGrid.peek() ? options.grid.peek() : SMALL_STEP;
}

/** First the shape that is being drawn, then the tool, then the selection. */
function leave({ state, cancel }: ShortcutPorts): void {
  const isDrawing = state.preview.peek() !== null || state.overlay.peek().line !== undefined;
  cancel();
  if (isDrawing) return;
  if (state.tool.peek() !== "select") state.tool.value = "select";
  else state.selection.value = new Set();
}

function nextMirror({ options }: EditorState): void {
  const modes = ["none", "x", "y", "both"] as const;
  options.mirror.value = modes[(modes.indexOf(options.mirror.peek()) + 1) % modes.length]!;
}

/** The shortcut of a press; `labelOf` gives what is printed on the key of a code. */
export function shortcutOf(
  { code, ctrl, shift, repeat }: Pick<KeyPress, "code" | "ctrl" | "shift" | "repeat">,
  labelOf: (code: string) => string,
): Shortcut | undefined {
  // Undo is where Z is printed, on every layout.
  const pressed = ctrl && code.startsWith("Key") ? `Key${labelOf(code).toUpperCase()}` : code;
  const fitting = SHORTCUTS.filter(({ codes, control = false }) => codes.includes(pressed) && control === ctrl);
  const found = fitting.find((each) => each.shift === shift) ?? fitting.find((each) => each.shift === undefined);
  return repeat && found?.repeats !== true ? undefined : found;
}
