/** The bar of the editor: file, history, view, play. */
import { useSignal } from "@preact/signals";
import {
  ArrowLeft,
  ChevronDown,
  Download,
  FileDown,
  FlipHorizontal,
  FolderOpen,
  Globe,
  Grid3x3,
  Eye,
  Keyboard,
  Magnet,
  PanelRight,
  Play,
  Redo2,
  Square,
  Undo2,
} from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { MirrorMode } from "#editor/mirror.ts";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { Button } from "../component/button.tsx";
import { downloadFile } from "../component/download.ts";
import { FileInput } from "../component/file-input.tsx";
import { type Anchor, Menu } from "../component/menu.tsx";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";
import { usePage } from "./page-context.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { PeopleBar } from "./together/connection-note.tsx";
import { PlayTogether } from "./together/play-together.tsx";
import { ShareButton } from "./together/share-button.tsx";

export function TopBar({ open }: { readonly open: OpenEditor }) {
  const { page } = usePage();
  return (
    <nav class="editor-bar" aria-label={t("editor.menu.bar")}>
      <BarButton label={t("editor.menu.back")} onPress={() => void page.close()}>
        <ArrowLeft />
      </BarButton>
      <TitleField open={open} />
      <FileMenu open={open} />
      <History />
      <ViewTools />
      <span class="editor-bar-space" />
      <PeopleBar open={open} />
      <ShareButton open={open} />
      <PlayTogether open={open} />
      <BarTools open={open} />
    </nav>
  );
}

type BarButtonProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly onPress: (button: HTMLButtonElement) => void;
};

function BarButton({ label, children, pressed, expanded, disabled = false, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      class="editor-command"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {children}
    </button>
  );
}

function TitleField({ open }: { readonly open: OpenEditor }) {
  const { state, actions } = useEditor();
  return (
    <span class="editor-title">
      <h1 class="visually-hidden">{open.title.value === "" ? t("editor.title") : open.title.value}</h1>
      <input
        aria-label={t("editor.menu.name")}
        value={open.title.value}
        readOnly={!state.canEdit.value}
        maxLength={100}
        onChange={(event) => actions.setRoot(["name"], event.currentTarget.value)}
      />
      <small role="status">{t(`editor.saving.${open.saving.value}`)}</small>
    </span>
  );
}

function FileMenu({ open }: { readonly open: OpenEditor }) {
  const { page, toasts } = usePage();
  const at = useSignal<Anchor | null>(null);
  const publishing = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const save = (form: "written" | "canonical") => {
    const text = page.fileText(form);
    if (text === undefined) toasts.show(t("editor.menu.hasErrors"));
    else downloadFile(`${open.title.peek().replace(/[^\p{L}\p{N} _-]/gu, "") || "stadium"}.hbs`, text);
  };
  return (
    <>
      <BarButton
        label={t("editor.menu.file")}
        expanded={at.value !== null}
        onPress={(button) => {
          const { left, top, bottom } = button.getBoundingClientRect();
          at.value = at.value === null ? { left, top, bottom } : null;
        }}
      >
        {t("editor.menu.file")} <ChevronDown />
      </BarButton>
      <FileInput
        input={input}
        label={t("editor.start.open")}
        accept=".hbs,.json,.json5,.hbr2"
        onFile={(file) => void page.openFile(file)}
      />
      {at.value && (
        <Menu
          label={t("editor.menu.file")}
          at={at.value}
          items={[
            { key: "open", label: t("editor.start.open"), icon: <FolderOpen />, onPress: () => input.current?.click() },
            {
              ...{ key: "written", label: t("editor.menu.download"), icon: <Download /> },
              separated: true,
              onPress: () => save("written"),
            },
            {
              ...{ key: "canonical", label: t("editor.menu.downloadCanonical"), icon: <FileDown /> },
              onPress: () => save("canonical"),
            },
            {
              ...{ key: "publish", label: t("editor.menu.publish"), icon: <Globe /> },
              separated: true,
              onPress: () => (publishing.value = true),
            },
          ]}
          onClose={() => (at.value = null)}
        />
      )}
      {publishing.value && <PublishDialog open={open} onClose={() => (publishing.value = false)} />}
    </>
  );
}

function History() {
  const { state, actions } = useEditor();
  return (
    <span class="editor-command-group">
      <BarButton
        label={t("editor.keys.undo")}
        disabled={!state.canUndo.value || !state.canEdit.value}
        onPress={actions.undo}
      >
        <Undo2 />
      </BarButton>
      <BarButton
        label={t("editor.keys.redo")}
        disabled={!state.canRedo.value || !state.canEdit.value}
        onPress={actions.redo}
      >
        <Redo2 />
      </BarButton>
    </span>
  );
}

const MIRRORS: readonly MirrorMode[] = ["none", "x", "y", "both"];

function ViewTools() {
  const { gridShown, snapToGrid, snapToItems, grid, mirror, look, invisibleShown } = useEditor().state.options;
  const toggle = (option: { value: boolean }) => () => void (option.value = !option.value);
  return (
    <span class="editor-command-group editor-view-tools">
      <BarButton label={t("editor.view.grid")} pressed={gridShown.value} onPress={toggle(gridShown)}>
        <Grid3x3 />
      </BarButton>
      <input
        class="editor-grid-size"
        type="number"
        min={1}
        max={200}
        aria-label={t("editor.view.gridSize")}
        title={t("editor.view.gridSize")}
        value={grid.value}
        onChange={(event) => (grid.value = Math.min(200, Math.max(1, event.currentTarget.valueAsNumber || 10)))}
      />
      <BarButton
        label={t("editor.view.snap")}
        pressed={snapToGrid.value || snapToItems.value}
        onPress={() => (snapToGrid.value = snapToItems.value = !(snapToGrid.value || snapToItems.value))}
      >
        <Magnet />
      </BarButton>
      <BarButton label={t("editor.view.invisible")} pressed={invisibleShown.value} onPress={toggle(invisibleShown)}>
        <Eye />
      </BarButton>
      <label class="editor-choice" title={t("editor.view.mirror")}>
        <FlipHorizontal aria-hidden="true" />
        <select
          aria-label={t("editor.view.mirror")}
          value={mirror.value}
          onChange={(event) => (mirror.value = event.currentTarget.value as MirrorMode)}
        >
          {MIRRORS.map((mode) => (
            <option key={mode} value={mode}>
              {t(`editor.mirror.${mode}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="editor-choice">
        <select
          aria-label={t("editor.view.look")}
          value={look.value}
          onChange={(event) => (look.value = event.currentTarget.value === "classic" ? "classic" : "full")}
        >
          <option value="full">{t("editor.view.full")}</option>
          <option value="classic">{t("editor.view.classic")}</option>
        </select>
      </label>
    </span>
  );
}

function BarTools({ open: { play } }: { readonly open: OpenEditor }) {
  const { keysShown, panelShown } = usePage();
  const isPlaying = play.isPlaying.value;
  return (
    <>
      <BarButton label={t("editor.keys.title")} onPress={() => (keysShown.value = true)}>
        <Keyboard />
      </BarButton>
      <span class="editor-panel-button">
        <BarButton
          label={t("editor.panels.label")}
          pressed={panelShown.value}
          onPress={() => (panelShown.value = !panelShown.value)}
        >
          <PanelRight />
        </BarButton>
      </span>
      <Button
        variant="primary"
        size="small"
        icon={isPlaying ? <Square /> : <Play />}
        hint={isPlaying ? "Esc" : "P"}
        onPress={() => {
          if (isPlaying) return play.stop();
          // Where the panel covers the canvas, the play would not be seen.
          panelShown.value = false;
          play.start();
        }}
      >
        {isPlaying ? t("editor.play.stop") : t("editor.play.start")}
      </Button>
    </>
  );
}
