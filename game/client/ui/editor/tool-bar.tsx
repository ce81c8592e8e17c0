/** The tools, one of which is in use. */
import type { ComponentChildren } from "preact";
import {
  Circle,
  CircleDot,
  Goal,
  Hand,
  Link2,
  MousePointer2,
  PenLine,
  SeparatorHorizontal,
  Spline,
  Square,
  SquareDot,
  UserRound,
} from "lucide-preact";
import { EDITOR_TOOLS, type EditorTool } from "../../editor/editor-state.ts";
import { toolKey } from "../../editor/shortcuts.ts";
import { Toolbar } from "../component/toolbar.tsx";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";
import { usePage } from "./page-context.ts";

const ICONS: Readonly<Record<EditorTool, ComponentChildren>> = {
  select: <MousePointer2 />,
  hand: <Hand />,
  wall: <PenLine />,
  arc: <Spline />,
  rectangle: <Square />,
  circle: <Circle />,
  vertex: <SquareDot />,
  goal: <Goal />,
  disc: <CircleDot />,
  joint: <Link2 />,
  plane: <SeparatorHorizontal />,
  redSpawn: <UserRound class="editor-red" />,
  blueSpawn: <UserRound class="editor-blue" />,
};

export function ToolBar() {
  const { state } = useEditor();
  const { keyboard } = usePage();
  const keyOf = (tool: EditorTool) => keyboard.keyLabelOf(toolKey(tool));
  const current = state.tool.value;
  return (
    <nav class="editor-tools" aria-label={t("editor.tools.label")}>
      <Toolbar label={t("editor.tools.label")} vertical>
        {EDITOR_TOOLS.map((tool) => (
          <button
            key={tool}
            type="button"
            class="editor-tool"
            aria-pressed={tool === current}
            aria-label={t(`editor.tools.${tool}`)}
            aria-keyshortcuts={keyOf(tool)}
            title={`${t(`editor.tools.${tool}`)} (${keyOf(tool)})`}
            disabled={!state.canEdit.value && tool !== "select" && tool !== "hand"}
            onClick={() => (state.tool.value = tool)}
          >
            {ICONS[tool]}
          </button>
        ))}
      </Toolbar>
    </nav>
  );
}
