/** Where the pointer is, what is selected, what the file contains, and its faults. */
import { CircleAlert, TriangleAlert, ZoomIn, ZoomOut } from "lucide-preact";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { formatDiagnostic } from "#stadium/diagnostics.ts";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";
import { usePage } from "./page-context.ts";

export function StatusBar({ open }: { readonly open: OpenEditor }) {
  return (
    <footer class="editor-status">
      <PointerPlace />
      <SelectionCount />
      <Faults />
      <span class="editor-bar-space" />
      <Counts />
      <Zoom open={open} />
    </footer>
  );
}

function PointerPlace() {
  const point = useEditor().state.pointer.value;
  return (
    <span class="editor-place" aria-hidden="true">
      {point === null ? "" : `${Math.round(point.x)}, ${Math.round(point.y)}`}
    </span>
  );
}

function SelectionCount() {
  const count = useEditor().state.selection.value.size;
  return <span role="status">{count === 0 ? "" : t("editor.status.selected", { count })}</span>;
}

/** The first fault; all of them are in the panel of checks. */
function Faults() {
  const { panel, panelShown } = usePage();
  const { errors, warnings } = useEditor().state.content.value;
  const [first] = [...errors, ...warnings];
  if (first === undefined) return null;
  return (
    <button
      type="button"
      class={`editor-fault ${errors.length > 0 ? "editor-fault-error" : ""}`}
      onClick={() => {
        panel.value = "checks";
        panelShown.value = true;
      }}
    >
      {errors.length > 0 ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>{formatDiagnostic(first)}</span>
      {errors.length + warnings.length > 1 && <b>+{errors.length + warnings.length - 1}</b>}
    </button>
  );
}

function Counts() {
  const { vertexes, segments, discs } = useEditor().state.content.value.snapshot.ids;
  return (
    <span class="editor-counts">
      {t("editor.status.counts", { vertexes: vertexes.length, segments: segments.length, discs: discs.length })}
    </span>
  );
}

function Zoom({ open }: { readonly open: OpenEditor }) {
  const { state, actions } = useEditor();
  return (
    <span class="editor-zoom">
      <button type="button" aria-label={t("editor.keys.zoomOut")} onClick={() => actions.zoomBy(0.8)}>
        <ZoomOut />
      </button>
      <button type="button" title={t("editor.keys.fit")} onClick={open.editor.actions.fitView}>
        {Math.round(state.viewpoint.value.scale * 100)} %
      </button>
      <button type="button" aria-label={t("editor.keys.zoomIn")} onClick={() => actions.zoomBy(1.25)}>
        <ZoomIn />
      </button>
    </span>
  );
}
