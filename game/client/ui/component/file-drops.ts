/** Files that are dragged onto an area of the page. */

/** Calls `onOver` when a dragged file enters or leaves the area. The returned function stops watching. */
export function watchFileDrops(
  area: HTMLElement,
  onOver: (over: boolean) => void,
  onFile: (file: File) => void,
): () => void {
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
