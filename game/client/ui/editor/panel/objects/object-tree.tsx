/**
 * The rows of the list of objects as a tree. Only the rows in view are rendered, and the one with the focus: a stadium can have
 * two thousand items.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/translate.ts";
import { useEditor } from "../../editor-context.ts";
import { type ObjectRow } from "./object-rows.ts";
import { ObjectRowView } from "./object-row.tsx";
import { useTreeKeys } from "./use-tree-keys.ts";

type ObjectTreeProps = {
  readonly rows: readonly ObjectRow[];
  readonly onToggle: (key: string, isOpen: boolean) => void;
};

/** Height of a row in rem, as in style/editor-panel.css. */
const ROW_REM = 1.625;
/** Before the tree has a layout, in pixels. */
const FIRST_HEIGHT = 600;
/** Rows above and below the ones in view. */
const MARGIN = 6;

export function ObjectTree({ rows, onToggle }: ObjectTreeProps) {
  const { state } = useEditor();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT });
  const keys = useTreeKeys({ rows, onToggle, box, scrollTo: (index) => scrollTo(box.current, index) });
  const measure = () => {
    const { scrollTop: top, clientHeight } = box.current!;
    setView({ top, height: clientHeight || FIRST_HEIGHT });
  };
  useLayoutEffect(measure, []);
  const selection = state.selection.value;
  // What is selected on the canvas comes into view.
  useEffect(() => {
    const index = rows.findIndex(({ title, ids }) => title === undefined && selection.has(ids[0]!));
    if (index >= 0 && !box.current?.contains(document.activeElement)) scrollTo(box.current, index);
  }, [selection]);
  const shown = rowsInView(rows, view, keys.focused);
  return (
    <div
      class="panel-tree"
      role="tree"
      aria-label={t("editor.objects.tree")}
      aria-multiselectable="true"
      ref={box}
      onScroll={measure}
      onKeyDown={keys.onKeyDown}
    >
      <div role="none" style={`height: calc(${rows.length} * var(--row))`}>
        {shown.map((index) => (
          <ObjectRowView
            key={rows[index]!.key}
            row={rows[index]!}
            index={index}
            hasFocus={index === keys.focused}
            onPress={keys.onPress}
            onFocus={keys.onFocus}
          />
        ))}
      </div>
    </div>
  );
}

function rowHeight(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return ROW_REM * (Number.isFinite(size) && size > 0 ? size : 16);
}

function rowsInView(
  rows: readonly ObjectRow[],
  { top, height }: { readonly top: number; readonly height: number },
  focused: number,
): readonly number[] {
  const size = rowHeight();
  const first = Math.max(0, Math.floor(top / size) - MARGIN);
  const end = Math.min(rows.length, Math.ceil((top + height) / size) + MARGIN);
  const indices = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  if (focused >= rows.length || (focused >= first && focused < end)) return indices;
  // In order: an element that is moved in the document loses the focus.
  return focused < first ? [focused, ...indices] : [...indices, focused];
}

/** Scrolls as far as needed. */
function scrollTo(box: HTMLElement | null, index: number): void {
  if (box === null) return;
  const size = rowHeight();
  const [top, bottom] = [index * size, (index + 1) * size];
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
