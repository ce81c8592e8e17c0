/** Gives the map of the open document to a room in another tab, as it is whenever the room asks for it. */
import { type DraftChannel, draftPath, openDraftChannel } from "#client/session/map-draft.ts";
import type { Editor } from "../create-editor.ts";

export type MapDraft = {
  /** The address of the page with the room. */
  readonly path: string;
  readonly close: () => void;
};

/** `document`: its code, "" for one of this browser alone. `onRoom` is called with the code of the room when it is open. */
export function offerMap({ actions, state }: Editor, document: string, onRoom: (code: string) => void): MapDraft {
  const draft = crypto.randomUUID();
  const channel: DraftChannel = openDraftChannel(draft, (message) => {
    if (message.kind === "room") onRoom(message.code);
    if (message.kind !== "ask") return;
    const { name } = state.content.peek().drawing.stadium;
    channel.send({ kind: "map", draft, name, text: actions.text() });
  });
  return { path: draftPath(draft, document), close: channel.close };
}
