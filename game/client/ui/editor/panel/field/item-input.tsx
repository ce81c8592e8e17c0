/** A reference to a vertex or disc as a list of all of them. */
import { BALL_ID, referenceTo } from "#editor/document.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { useEditor } from "../../editor-context.ts";
import { itemName, itemSummary } from "../item-text.ts";
import { type Choice, ChoiceInput } from "./choice-input.tsx";
import type { InputProps } from "./field-source.ts";

const choices = new WeakMap<Snapshot, Map<string, readonly Choice[]>>();

export function ItemInput({ id, field, found, hint, disabled, set }: InputProps) {
  const { snapshot } = useEditor().state.content.value;
  const list = field.type === "disc" ? "discs" : "vertexes";
  return (
    <ChoiceInput
      {...{ id, found, hint, disabled }}
      choices={choicesOf(snapshot, list)}
      isOptional={false}
      onPick={(picked) => picked !== undefined && set(picked)}
    />
  );
}

/** Made once for each state of the document: the segments of a large map are many, and their vertexes as well. */
function choicesOf(snapshot: Snapshot, list: "discs" | "vertexes"): readonly Choice[] {
  const made = choices.get(snapshot) ?? new Map<string, readonly Choice[]>();
  choices.set(snapshot, made);
  const known = made.get(list);
  if (known !== undefined) return known;
  const ids = list === "discs" && !snapshot.ballListed ? [BALL_ID, ...snapshot.ids.discs] : snapshot.ids[list];
  const all = ids.map((id) => ({
    value: referenceTo(id),
    label: `${itemName(snapshot, id)} ${id === BALL_ID ? "" : itemSummary(snapshot, id)}`.trim(),
  }));
  made.set(list, all);
  return all;
}
