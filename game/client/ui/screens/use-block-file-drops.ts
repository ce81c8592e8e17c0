/** Prevents the browser from opening a file that is dropped where no component accepts it. */
import { useEffect } from "preact/hooks";

export function useBlockFileDrops(): void {
  useEffect(() => {
    const block = (event: DragEvent) => {
      const { dataTransfer, defaultPrevented } = event;
      if (defaultPrevented || dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", block);
    addEventListener("drop", block);
    return () => {
      removeEventListener("dragover", block);
      removeEventListener("drop", block);
    };
  }, []);
}
