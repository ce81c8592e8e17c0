/** Accepts stadium files that are dropped anywhere on the room menu. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Upload as UploadIcon } from "lucide-preact";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { mapPermission } from "./map-permission.ts";
import type { Upload } from "./upload.ts";

type DropZoneProps = {
  readonly upload: Upload;
  /** Called before the file is sent or refused. */
  readonly onDrop: () => void;
};

export function DropZone({ upload, onDrop }: DropZoneProps) {
  const { session, toasts } = useUi();
  const permission = mapPermission(session);
  const overlay = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const area = overlay.current?.closest("dialog");
    if (!area) return undefined;
    return watchFileDrops(area, setOver, (file) => {
      onDrop();
      if (permission === "play" || permission === "propose") void upload.send(file, permission);
      else toasts.show(t(permission === "gameOn" ? "maps.gameOn" : "maps.adminOnly"));
    });
  }, [permission]);
  return (
    <div ref={overlay} class="drop-zone" hidden={!over || permission === "gameOn" || permission === "never"}>
      <UploadIcon />
      <p>{t("maps.drop")}</p>
    </div>
  );
}

/** Calls `onOver` when a dragged file enters or leaves the area. The returned function stops watching. */
function watchFileDrops(area: HTMLElement, onOver: (over: boolean) => void, onFile: (file: File) => void): () => void {
  const abort = new AbortController();
  // The event of entering a child element comes before that of leaving its parent.
  let depth = 0;
  const listen = (type: "dragenter" | "dragleave" | "dragover" | "drop", handle: (event: DragEvent) => void) => {
    const onEvent = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      handle(event);
    };
    area.addEventListener(type, onEvent, { signal: abort.signal });
  };
  const changeDepth = (step: number) => {
    depth = Math.max(0, depth + step);
    onOver(depth > 0);
  };
  listen("dragenter", () => changeDepth(1));
  listen("dragleave", () => changeDepth(-1));
  listen("dragover", ({ dataTransfer }) => void (dataTransfer!.dropEffect = "copy"));
  listen("drop", ({ dataTransfer }) => {
    changeDepth(-depth);
    const file = dataTransfer?.files[0];
    if (file) onFile(file);
  });
  return () => {
    onOver(false);
    abort.abort();
  };
}
