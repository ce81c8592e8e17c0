/** What the interface and the keyboard ask of the editor. */
import type { TextFault } from "#editor/apply-text.ts";
import type { Axis, Edge } from "#editor/arrange.ts";
import type { ItemMark, ListKey } from "#editor/document.ts";
import type { Move } from "#editor/items.ts";
import type { JsonValues } from "#editor/json-object.ts";
import type { PhysicsPreset } from "#editor/presets.ts";

export type EditorActions = {
  readonly undo: () => void;
  readonly redo: () => void;

  readonly select: (ids: Iterable<string>) => void;
  readonly selectAll: () => void;
  readonly selectTrait: (name: string) => void;
  readonly removeSelected: () => void;
  readonly duplicateSelected: () => void;
  /** The selected items as an `.hbs` fragment; undefined without any. */
  readonly copySelected: () => string | undefined;
  /** Adds the items of an `.hbs` text and selects them. Returns the fault of another text. */
  readonly paste: (text: string) => TextFault | undefined;
  readonly moveSelected: (x: number, y: number) => void;
  /** Degrees, clockwise, around the middle of the selection. */
  readonly turnSelected: (degrees: number) => void;
  readonly scaleSelected: (factor: number) => void;
  readonly flipSelected: (axis: Axis) => void;
  /** Adds images of the selected items in the other half of the pitch. */
  readonly mirrorSelected: (axis: Axis) => void;
  readonly alignSelected: (edge: Edge) => void;
  readonly distributeSelected: (axis: Axis) => void;
  readonly orderSelected: (move: Move) => void;
  /** Splits segments in their middle. */
  readonly splitSelected: () => void;
  /** Makes segments and planes face the other side. */
  readonly reverseSelected: () => void;
  /** Vertexes at the same place become one. */
  readonly joinSelected: () => void;
  readonly markSelected: (mark: ItemMark) => void;
  readonly mark: (ids: Iterable<string>, mark: ItemMark) => void;

  /** Sets keys of the items; undefined removes a key. References are ids ("@" and the id). One step of the history. */
  readonly setKeys: (ids: Iterable<string>, keys: Readonly<JsonValues>) => void;
  /** Sets the whole value of an item, such as a spawn point's. */
  readonly setValue: (id: string, value: unknown) => void;
  /** Sets the whole values of several items, by id. One step of the history. */
  readonly setValues: (values: ReadonlyMap<string, unknown>) => void;
  /** Sets a key of the root, or of `bg`, `playerPhysics` or `ballPhysics`; undefined removes it. */
  readonly setRoot: (path: readonly [string] | readonly [string, string], value: unknown) => void;
  readonly usePreset: (preset: PhysicsPreset) => void;
  readonly addTrait: (name: string, value: JsonValues) => void;
  readonly setTraitKey: (name: string, key: string, value: unknown) => void;
  /** Whether the new name was free. */
  readonly renameTrait: (from: string, to: string) => boolean;
  readonly removeTrait: (name: string) => void;

  /** The file's text, one line for each item. */
  readonly text: () => string;
  readonly applyText: (text: string) => TextFault | undefined;

  /** Ends a shape of several points. */
  readonly finishShape: () => void;
  /**
   * Adds an item in the middle of the view; segments through the selected vertexes, joints between the selected discs. Returns
   * false where too few of these are selected.
   */
  readonly addItem: (kind: ListKey) => boolean;

  readonly fitView: () => void;
  /** Shows the items in the middle of the canvas. */
  readonly reveal: (ids: Iterable<string>) => void;
  /** Scales the view around its middle. */
  readonly zoomBy: (factor: number) => void;
};
