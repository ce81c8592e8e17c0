/** The whole panel takes files that are dropped on it, or says why it does not. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Upload } from "lucide-preact";
import { usePanel } from "../players/players-context.ts";
import { useUi } from "../../context/ui-context.ts";
import { waysToTake } from "./map-details.tsx";
import { t } from "../../i18n/translate.ts";

export function DropZone() {
  const panel = usePanel();
  const { session, toasts } = useUi();
  const way = waysToTake(session);
  const mark = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const area = mark.current?.closest("dialog");
    if (!area) return undefined;
    return watchFiles(area, setOver, (file) => {
      panel.tab.value = "map";
      if (way === "play" || way === "propose") void panel.upload.send(file, way);
      else toasts.say(t(way === "gameOn" ? "maps.gameOn" : "maps.adminOnly"));
    });
  }, [way]);
  return (
    <div ref={mark} class="drop-zone" hidden={!over || way === "gameOn" || way === "never"}>
      <Upload />
      <p>{t("maps.drop")}</p>
    </div>
  );
}

function watchFiles(area: HTMLElement, onOver: (over: boolean) => void, onFile: (file: File) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // Entering a child comes before leaving its parent.
  let depth = 0;
  const withFiles = (take: (event: DragEvent) => void) => (event: DragEvent) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    take(event);
  };
  const count = (step: number) => {
    depth = Math.max(0, depth + step);
    onOver(depth > 0);
  };
  area.addEventListener(
    "dragenter",
    withFiles(() => count(1)),
    { signal },
  );
  area.addEventListener(
    "dragleave",
    withFiles(() => count(-1)),
    { signal },
  );
  area.addEventListener(
    "dragover",
    withFiles(({ dataTransfer }) => void (dataTransfer!.dropEffect = "copy")),
    { signal },
  );
  area.addEventListener(
    "drop",
    withFiles(({ dataTransfer }) => {
      count(-depth);
      const file = dataTransfer?.files[0];
      if (file) onFile(file);
    }),
    { signal },
  );
  return () => {
    onOver(false);
    stop.abort();
  };
}
