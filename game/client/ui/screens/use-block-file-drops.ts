/** Files that are dropped where nothing takes them. */
import { useEffect } from "preact/hooks";

/** The match goes on: left to themselves, browsers would show the file in place of the page. */
export function useStrayFiles(): void {
  useEffect(() => {
    const keepPage = (event: DragEvent) => {
      const { dataTransfer, defaultPrevented } = event;
      if (defaultPrevented || dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", keepPage);
    addEventListener("drop", keepPage);
    return () => {
      removeEventListener("dragover", keepPage);
      removeEventListener("drop", keepPage);
    };
  }, []);
}
