/**
 * Keeps a document in step with the same one in other tabs of this browser, which would save over each other. Once one tab has
 * shared the document, the others connect to its room as well, and the room keeps them in step.
 */
import { effect, type ReadonlySignal } from "@preact/signals-core";
import * as Y from "yjs";

type TabMessage =
  | { readonly kind: "update"; readonly update: Uint8Array }
  /** Asks the other tabs for what they have beyond this state. */
  | { readonly kind: "ask"; readonly state: Uint8Array }
  | { readonly kind: "code"; readonly code: string };

export type TabSyncOptions = {
  readonly doc: Y.Doc;
  /** Of the document in this browser. */
  readonly id: string;
  /** Undefined until the document is shared. */
  readonly code: ReadonlySignal<string | undefined>;
  /** Called when another tab has shared the document. */
  readonly onCode: (code: string) => void;
};

/** Returns a function that ends it. */
export function syncTabs({ doc, id, code, onCode }: TabSyncOptions): () => void {
  const channel = new BroadcastChannel(`rondo.editor.${id}`);
  const send = (message: TabMessage) => channel.postMessage(message);
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== channel && code.peek() === undefined) send({ kind: "update", update });
  };
  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    const shared = code.peek();
    if (data.kind === "code") {
      if (shared === undefined) onCode(data.code);
      return;
    }
    if (shared !== undefined) send({ kind: "code", code: shared });
    else if (data.kind === "ask") send({ kind: "update", update: Y.encodeStateAsUpdate(doc, data.state) });
    else Y.applyUpdate(doc, data.update, channel);
  });
  doc.on("update", onUpdate);
  const endCode = effect(() => {
    if (code.value !== undefined) send({ kind: "code", code: code.value });
    else send({ kind: "ask", state: Y.encodeStateVector(doc) });
  });
  return () => {
    endCode();
    doc.off("update", onUpdate);
    channel.close();
  };
}
