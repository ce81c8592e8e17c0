/** The editor of a document: bar, tools, canvas, panels. */
import { useEffect, useRef } from "preact/hooks";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { usePage } from "./page-context.ts";
import { PlayBar } from "./play-bar.tsx";
import { PlayTouch } from "./play-touch.tsx";
import { ConnectionNote } from "./together/connection-note.tsx";
import { Invitation } from "./together/play-together.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StatusBar } from "./status-bar.tsx";
import { ToolBar } from "./tool-bar.tsx";
import { ToolOptions } from "./tool-options.tsx";
import { TopBar } from "./top-bar.tsx";

export function EditorScreen({ open }: { readonly open: OpenEditor }) {
  const { session, keyboard, heldKeys, loadPart, keysShown, panelShown } = usePage();
  const isPlaying = open.play.isPlaying.value;
  const isTouch = isPlaying && session.device.used.value === "touch";
  const isPlacing = open.play.placing.value !== null;
  // Each team plays upwards where matches are turned.
  const turn = session.device.turn.value === 0 ? 0 : open.play.options.team.value === "blue" ? 1 : -1;
  const states = {
    "editor-playing": isPlaying,
    "editor-touch": isTouch,
    "editor-placing": isPlacing,
    "editor-panel-shown": panelShown.value,
  };
  return (
    <div class="editor-page">
      <div class={["editor", ...Object.entries(states).flatMap(([name, on]) => (on ? [name] : []))].join(" ")}>
        <TopBar open={open} />
        <ToolBar />
        <main class="editor-stage">
          <CanvasHost open={open} />
          <ConnectionNote open={open} />
          <Invitation open={open} />
          {isPlaying ? <PlayBar play={open.play} keyboard={keyboard} isTouch={isTouch} /> : <ToolOptions />}
          {isTouch && (
            <PlayTouch
              state={open.editor.state}
              turn={turn}
              isPlacing={isPlacing}
              settings={session.settings}
              heldKeys={heldKeys}
              loadPart={loadPart}
            />
          )}
        </main>
        <SidePanel open={open} />
        <StatusBar open={open} />
        {keysShown.value && (
          <KeysDialog keyboard={keyboard} session={session} onClose={() => (keysShown.value = false)} />
        )}
      </div>
    </div>
  );
}

/** The canvas belongs to the editor, not to the interface. */
function CanvasHost({ open }: { readonly open: OpenEditor }) {
  const { state } = useEditor();
  const host = useRef<HTMLDivElement>(null);
  const count = state.content.value.snapshot.items.size;
  const { canvas } = open;
  useEffect(() => {
    host.current?.append(canvas);
    // What had the focus on the start screen is gone.
    if (canvas.ownerDocument.activeElement === canvas.ownerDocument.body) canvas.focus({ preventScroll: true });
    return () => canvas.remove();
  }, [open]);
  useEffect(() => {
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", t("editor.canvas", { count }));
  }, [count]);
  return <div class={`editor-host editor-tool-${state.tool.value}`} ref={host} />;
}
