/** A document that is edited together: the connection, what its people see of each other, and the followed person. */
import { batch, effect, signal, type Signal } from "@preact/signals-core";
import type { Workshop } from "#client/net/workshop/workshop.ts";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Editor } from "../create-editor.ts";
import { sharePresence, watchPeople } from "./presence.ts";

/** Connects a document to the room with this code. */
export type Connect = (code: string, doc: Y.Doc, awareness: Awareness) => Promise<Workshop>;

export type SharedDocument = {
  readonly code: string;
  /** Null until the code of the connection is loaded. */
  readonly workshop: Signal<Workshop | null>;
  /** The person whose view is shown; null for the own one. */
  readonly followed: Signal<number | null>;
  /** The room in which this page plays on the stadium; null for none. */
  readonly ownRoom: Signal<string | null>;
  readonly leave: () => void;
};

/** Shares the open document under a code that the server has given. */
export function shareDocument({ state, open }: Editor, code: string, connect: Connect): SharedDocument {
  const { doc } = open.document;
  const awareness = new Awareness(doc);
  const workshop = signal<Workshop | null>(null);
  const followed = signal<number | null>(null);
  const ownRoom = signal<string | null>(null);
  let isLeft = false;
  void connect(code, doc, awareness).then((connected) => {
    if (isLeft) connected.leave();
    else workshop.value = connected;
  });
  const ends = [
    sharePresence(awareness, state),
    watchPeople(awareness, state, () => ({
      all: workshop.value?.people.value ?? [],
      you: workshop.value?.you.value ?? null,
    })),
    effect(() => {
      const access = workshop.value?.access.value ?? "editor";
      const isRefused = workshop.value?.status.value === "refused";
      state.canEdit.value = access !== "viewer" && !isRefused;
    }),
    effect(() => follow(state, followed)),
  ];
  return {
    ...{ code, workshop, followed, ownRoom },
    leave() {
      isLeft = true;
      for (const end of ends) end();
      workshop.peek()?.leave();
      awareness.destroy();
    },
  };
}

/** Shows what the followed person looks at, until they leave. */
function follow({ people, viewpoint }: Editor["state"], followed: Signal<number | null>): void {
  const id = followed.value;
  if (id === null) return;
  const person = people.value.find((each) => each.id === id);
  batch(() => {
    if (person === undefined) followed.value = null;
    else if (person.viewpoint !== null) viewpoint.value = person.viewpoint;
  });
}
