/**
 * Playing on a map that is being edited: the editor and a room of the same browser, in two tabs. The room's tab asks for the map when
 * it opens and whenever its game has stopped; it announces the code of the room for the others in the document.
 */

import { EDITOR_PARAMETER } from "./room-url.ts";

/** `draft` is the id of the link between the two tabs. */
export type DraftMessage =
  | { readonly kind: "ask"; readonly draft: string }
  | { readonly kind: "map"; readonly draft: string; readonly name: string; readonly text: string }
  | { readonly kind: "room"; readonly draft: string; readonly code: string };

export type DraftChannel = {
  readonly send: (message: DraftMessage) => void;
  readonly close: () => void;
};

const CHANNEL = "rondo.draft";

/** The address of a page that creates a room on a draft. `document`: code of the document, "" for one of this browser alone. */
export function draftPath(draft: string, document: string): string {
  return `/?draft=${encodeURIComponent(draft)}&${EDITOR_PARAMETER}=${document}`;
}

/** Calls the listener for the messages of one draft. Other pages of this site are trusted. */
export function openDraftChannel(draft: string, onMessage: (message: DraftMessage) => void): DraftChannel {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }: MessageEvent<DraftMessage>) => {
    if (data.draft === draft) onMessage(data);
  });
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
}
