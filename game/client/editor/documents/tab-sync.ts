/** Keeps a document in step with the same one in other tabs of this browser, which would save over each other. */
import * as Y from "yjs";

type TabMessage =
  | { readonly kind: "update"; readonly update: Uint8Array }
  /** Asks the other tabs for what they have beyond this state. */
  | { readonly kind: "ask"; readonly state: Uint8Array };

/** Returns a function that ends it. `id`: of the document in this browser. */
export function syncTabs(doc: Y.Doc, id: string): () => void {
  const channel = new BroadcastChannel(`rondo.editor.${id}`);
  const send = (message: TabMessage) => channel.postMessage(message);
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== channel) send({ kind: "update", update });
  };
  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === "ask") send({ kind: "update", update: Y.encodeStateAsUpdate(doc, data.state) });
    else Y.applyUpdate(doc, data.update, channel);
  });
  doc.on("update", onUpdate);
  send({ kind: "ask", state: Y.encodeStateVector(doc) });
  return () => {
    doc.off("update", onUpdate);
    channel.close();
  };
}
