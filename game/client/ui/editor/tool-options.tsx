/** Options of the tool in use, and the commands for what is selected, over the canvas. */
import type { ComponentChildren } from "preact";
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowLeftRight,
  BringToFront,
  Check,
  Copy,
  FlipHorizontal2,
  FlipVertical2,
  EyeOff,
  Lock,
  Merge,
  RotateCw,
  Scissors,
  SendToBack,
  SquareSplitHorizontal,
  Trash2,
} from "lucide-preact";
import type { ItemMark } from "#editor/document.ts";
import { traitNames } from "#editor/traits.ts";
import type { EditorTool } from "../../editor/editor-state.ts";
import type { EditorActions } from "../../editor/editor-actions.ts";
import { Button } from "../component/button.tsx";
import { Toolbar } from "../component/toolbar.tsx";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";

export function ToolOptions() {
  const { state } = useEditor();
  const tool = state.tool.value;
  const count = state.selection.value.size;
  if (tool === "select") return count > 0 && state.canEdit.value ? <SelectionTools /> : null;
  if (tool === "hand") return null;
  return (
    <div class="editor-options" role="group" aria-label={t("editor.options.label")}>
      <span class="editor-hint">{t(`editor.hints.${tool}`)}</span>
      {tool !== "goal" && tool !== "redSpawn" && tool !== "blueSpawn" && <TraitChoice />}
      {PAINTED.has(tool) && state.options.trait.value === "" && (
        <ColorChoice isWall={tool !== "disc" && tool !== "joint"} />
      )}
      {tool === "rectangle" && <CornerChoice />}
      {tool === "goal" && <FrameChoice />}
      {tool === "wall" && state.preview.value !== null && <FinishButton />}
    </div>
  );
}

/** Tools whose items have a colour. */
const PAINTED: ReadonlySet<EditorTool> = new Set(["wall", "arc", "rectangle", "circle", "disc", "joint"]);

/** Without a style, new items have this colour; walls can be invisible. */
function ColorChoice({ isWall }: { readonly isWall: boolean }) {
  const { color, visible } = useEditor().state.options;
  return (
    <>
      <label class="editor-choice">
        {t("editor.options.color")}
        <input
          type="color"
          value={`#${color.value}`}
          disabled={isWall && !visible.value}
          onInput={(event) => (color.value = event.currentTarget.value.slice(1).toUpperCase())}
        />
      </label>
      {isWall && (
        <label class="editor-choice">
          <input
            type="checkbox"
            checked={visible.value}
            onChange={(event) => (visible.value = event.currentTarget.checked)}
          />
          {t("editor.options.visible")}
        </label>
      )}
    </>
  );
}

/** For fingers, which have no Enter. */
function FinishButton() {
  const { actions } = useEditor();
  return (
    <Button size="small" icon={<Check />} onPress={actions.finishShape}>
      {t("editor.options.finish")}
    </Button>
  );
}

function TraitChoice() {
  const { state } = useEditor();
  const names = traitNames(state.content.value.snapshot);
  const { trait } = state.options;
  if (names.length === 0) return null;
  return (
    <label class="editor-choice">
      {t("editor.options.trait")}
      <select value={trait.value} onChange={(event) => (trait.value = event.currentTarget.value)}>
        <option value="">{t("editor.options.noTrait")}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function CornerChoice() {
  const { corner } = useEditor().state.options;
  return (
    <label class="editor-choice">
      {t("editor.options.corner")}
      <input
        type="number"
        min={0}
        step={5}
        value={corner.value}
        onInput={(event) => (corner.value = Math.max(0, event.currentTarget.valueAsNumber || 0))}
      />
    </label>
  );
}

function FrameChoice() {
  const { goalFrame } = useEditor().state.options;
  return (
    <label class="editor-choice">
      <input
        type="checkbox"
        checked={goalFrame.value}
        onChange={(event) => (goalFrame.value = event.currentTarget.checked)}
      />
      {t("editor.options.goalFrame")}
    </label>
  );
}

type Command = {
  readonly name: CommandName;
  readonly icon: ComponentChildren;
  /** The mark that it gives, and takes from a selection whose objects all have it. */
  readonly mark?: keyof ItemMark;
  readonly run: (actions: EditorActions, isMarked: boolean) => void;
};
type CommandName =
  | "duplicate"
  | "remove"
  | "turn"
  | "flipX"
  | "flipY"
  | "mirrorX"
  | "split"
  | "reverse"
  | "join"
  | "lock"
  | "hide"
  | "toFront"
  | "toBack"
  | "left"
  | "center"
  | "right"
  | "top"
  | "middle"
  | "bottom"
  | "distributeX"
  | "distributeY";

const COMMANDS: readonly Command[] = [
  { name: "duplicate", icon: <Copy />, run: (actions) => actions.duplicateSelected() },
  { name: "turn", icon: <RotateCw />, run: (actions) => actions.turnSelected(90) },
  { name: "flipX", icon: <FlipHorizontal2 />, run: (actions) => actions.flipSelected("x") },
  { name: "flipY", icon: <FlipVertical2 />, run: (actions) => actions.flipSelected("y") },
  { name: "mirrorX", icon: <SquareSplitHorizontal />, run: (actions) => actions.mirrorSelected("x") },
  { name: "toFront", icon: <BringToFront />, run: (actions) => actions.orderSelected("toFront") },
  { name: "toBack", icon: <SendToBack />, run: (actions) => actions.orderSelected("toBack") },
  { name: "lock", icon: <Lock />, mark: "locked", run: (actions, isOn) => actions.markSelected({ locked: !isOn }) },
  { name: "hide", icon: <EyeOff />, mark: "hidden", run: (actions, isOn) => actions.markSelected({ hidden: !isOn }) },
  { name: "remove", icon: <Trash2 />, run: (actions) => actions.removeSelected() },
];

/** For walls. */
const WALL_COMMANDS: readonly Command[] = [
  { name: "split", icon: <Scissors />, run: (actions) => actions.splitSelected() },
  { name: "reverse", icon: <ArrowLeftRight />, run: (actions) => actions.reverseSelected() },
];

const ARRANGE_COMMANDS: readonly Command[] = [
  { name: "left", icon: <AlignStartVertical />, run: (actions) => actions.alignSelected("left") },
  { name: "center", icon: <AlignCenterVertical />, run: (actions) => actions.alignSelected("center") },
  { name: "right", icon: <AlignEndVertical />, run: (actions) => actions.alignSelected("right") },
  { name: "top", icon: <AlignStartHorizontal />, run: (actions) => actions.alignSelected("top") },
  { name: "middle", icon: <AlignCenterHorizontal />, run: (actions) => actions.alignSelected("middle") },
  { name: "bottom", icon: <AlignEndHorizontal />, run: (actions) => actions.alignSelected("bottom") },
  { name: "distributeX", icon: <AlignHorizontalDistributeCenter />, run: (actions) => actions.distributeSelected("x") },
  { name: "distributeY", icon: <AlignVerticalDistributeCenter />, run: (actions) => actions.distributeSelected("y") },
  { name: "join", icon: <Merge />, run: (actions) => actions.joinSelected() },
];

function SelectionTools() {
  const { state } = useEditor();
  const { items } = state.content.value.snapshot;
  const selection = state.selection.value;
  const kinds = new Set([...selection].flatMap((id) => items.get(id)?.kind ?? []));
  const isTurnable = kinds.has("segments") || kinds.has("planes");
  return (
    <Toolbar name="editor-options" label={t("editor.commands.label")}>
      <Commands commands={COMMANDS} />
      {isTurnable && <Commands commands={WALL_COMMANDS} />}
      {selection.size > 1 && <Commands commands={ARRANGE_COMMANDS} />}
    </Toolbar>
  );
}

function Commands({ commands }: { readonly commands: readonly Command[] }) {
  const { state, actions } = useEditor();
  const marks = state.marks.value;
  const selection = [...state.selection.value];
  const isMarked = (mark: keyof ItemMark) => selection.every((id) => marks.get(id)?.[mark] === true);
  return (
    <span class="editor-command-group">
      {commands.map(({ name, icon, mark, run }) => (
        <button
          key={name}
          type="button"
          class="editor-command"
          aria-label={t(`editor.commands.${name}`)}
          title={t(`editor.commands.${name}`)}
          aria-pressed={mark && isMarked(mark)}
          onClick={() => run(actions, mark !== undefined && isMarked(mark))}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}
