/** The keys of the editor, as in other drawing programs. The list of keys on the screen is made from these. */
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
  /** Name in the catalogue. */
  readonly name: string;
  /** As `KeyboardEvent.key`, in lower case. */
  readonly keys: readonly string[];
  /** Control, or Command on a Mac. */
  readonly control?: boolean;
  /** Undefined where Shift makes no difference. */
  readonly shift?: boolean;
  readonly run: (ports: ShortcutPorts, event: { readonly shift: boolean; readonly key: string }) => void;
};

const TOOL_KEYS: readonly (readonly [string, EditorTool])[] = [
  ["v", "select"],
  ["h", "hand"],
  ["w", "wall"],
  ["a", "arc"],
  ["r", "rectangle"],
  ["o", "circle"],
  ["x", "vertex"],
  ["g", "goal"],
  ["d", "disc"],
  ["j", "joint"],
  ["l", "plane"],
  ["1", "redSpawn"],
  ["2", "blueSpawn"],
];

export function toolKey(tool: EditorTool): string {
  return TOOL_KEYS.find(([, name]) => name === tool)?.[0].toUpperCase() ?? "";
}

/** Map units of a step with the arrow keys where no grid is snapped to. */
const SMALL_STEP = 1;

export const SHORTCUTS: readonly Shortcut[] = [
  ...TOOL_KEYS.map(([key, tool]) => ({
    name: `tools.${tool}`,
    keys: [key],
    run: ({ state }: ShortcutPorts) => void (state.tool.value = tool),
  })),
  { name: "keys.undo", keys: ["z"], control: true, shift: false, run: ({ actions }) => actions.undo() },
  { name: "keys.redo", keys: ["z"], control: true, shift: true, run: ({ actions }) => actions.redo() },
  { name: "keys.redo", keys: ["y"], control: true, run: ({ actions }) => actions.redo() },
  { name: "keys.selectAll", keys: ["a"], control: true, run: ({ actions }) => actions.selectAll() },
  { name: "keys.duplicate", keys: ["d"], control: true, run: ({ actions }) => actions.duplicateSelected() },
  { name: "keys.remove", keys: ["delete", "backspace"], run: ({ actions }) => actions.removeSelected() },
  { name: "keys.save", keys: ["s"], control: true, run: ({ save }) => save() },
  {
    name: "keys.move",
    keys: ["arrowleft", "arrowright", "arrowup", "arrowdown"],
    run: ({ state, actions }, { shift, key }) => {
      const step = stepOf(state) * (shift ? 10 : 1);
      const [x, y] = ARROWS[key]!;
      actions.moveSelected(x * step, y * step);
    },
  },
  { name: "keys.finish", keys: ["enter"], run: ({ finish }) => void finish() },
  { name: "keys.cancel", keys: ["escape"], run: (ports) => leave(ports) },
  { name: "keys.turn", keys: [",", "."], run: ({ actions }, { key }) => actions.turnSelected(key === "," ? -15 : 15) },
  { name: "keys.flipX", keys: ["h"], shift: true, run: ({ actions }) => actions.flipSelected("x") },
  { name: "keys.flipY", keys: ["v"], shift: true, run: ({ actions }) => actions.flipSelected("y") },
  { name: "keys.split", keys: ["s"], run: ({ actions }) => actions.splitSelected() },
  { name: "keys.reverse", keys: ["i"], run: ({ actions }) => actions.reverseSelected() },
  { name: "keys.mirror", keys: ["m"], run: ({ state }) => nextMirror(state) },
  { name: "keys.toFront", keys: ["]"], shift: true, run: ({ actions }) => actions.orderSelected("toFront") },
  { name: "keys.forward", keys: ["]"], run: ({ actions }) => actions.orderSelected("forward") },
  { name: "keys.toBack", keys: ["["], shift: true, run: ({ actions }) => actions.orderSelected("toBack") },
  { name: "keys.backward", keys: ["["], run: ({ actions }) => actions.orderSelected("backward") },
  {
    name: "keys.grid",
    keys: ["#"],
    run: ({ state }) => void (state.options.gridShown.value = !state.options.gridShown.peek()),
  },
  { name: "keys.fit", keys: ["0"], run: ({ actions }) => actions.fitView() },
  { name: "keys.zoomIn", keys: ["+", "="], run: ({ actions }) => actions.zoomBy(1.25) },
  { name: "keys.zoomOut", keys: ["-"], run: ({ actions }) => actions.zoomBy(0.8) },
  { name: "keys.play", keys: ["p"], run: ({ play }) => play() },
];

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};

function stepOf({ options }: EditorState): number {
  return options.snapToGrid.peek() ? options.grid.peek() : SMALL_STEP;
}

/** First the shape that is being drawn, then the tool, then the selection. */
function leave({ state, cancel }: ShortcutPorts): void {
  const isDrawing = state.preview.peek() !== null || Object.keys(state.overlay.peek()).some((key) => key === "line");
  cancel();
  if (isDrawing) return;
  if (state.tool.peek() !== "select") state.tool.value = "select";
  else state.selection.value = new Set();
}

function nextMirror({ options }: EditorState): void {
  const modes = ["none", "x", "y", "both"] as const;
  options.mirror.value = modes[(modes.indexOf(options.mirror.peek()) + 1) % modes.length]!;
}

export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** The shortcut of a key press. Those that name Shift come before those that do not. */
export function shortcutOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): Shortcut | undefined {
  if (altKey) return undefined;
  const control = ctrlKey || metaKey;
  const pressed = SHIFTED[key] ?? key.toLowerCase();
  const fitting = SHORTCUTS.filter(({ keys, control: wanted = false }) => keys.includes(pressed) && wanted === control);
  return fitting.find(({ shift }) => shift === shiftKey) ?? fitting.find(({ shift }) => shift === undefined);
}

/** Keys that are another character with Shift. */
const SHIFTED: Readonly<Record<string, string>> = { "{": "[", "}": "]" };
