/** The physics of players and ball, and values to start from. */
import { FIELDS } from "#editor/fields.ts";
import { isObject, isSame, type JsonValues } from "#editor/json-object.ts";
import { PHYSICS_PRESETS, type PhysicsPreset } from "#editor/presets.ts";
import type { Snapshot } from "#editor/snapshot.ts";
import { type TextKey, t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { CollisionTable } from "./field/collision-table.tsx";
import { FieldRow } from "./field/field-row.tsx";
import { itemName } from "./item-text.ts";
import { rootSource } from "./object-source.ts";
import { Section } from "./section.tsx";

/** Keys of the ball that are no physics: presets leave them. */
const PLACE = ["pos", "color"];

export function PresetSection() {
  const { state, actions } = useEditor();
  const { snapshot } = state.content.value;
  return (
    <Section title={t("editor.physics.presets")}>
      <div class="panel-row" role="group" aria-label={t("editor.physics.presets")}>
        {PHYSICS_PRESETS.map((preset) => (
          <button
            key={preset.id}
            type="button"
            class="panel-chip"
            aria-pressed={isUsed(preset, snapshot)}
            title={t(`editor.physics.hint.${preset.id}` as TextKey)}
            disabled={!state.canEdit.value}
            onClick={() => actions.usePreset(preset)}
          >
            {t(`editor.physics.preset.${preset.id}` as TextKey)}
          </button>
        ))}
      </div>
    </Section>
  );
}

/** Whether a stadium has exactly the values of a preset. */
function isUsed({ player, ball }: PhysicsPreset, { value, ballListed }: Snapshot): boolean {
  return isSameSet(value["playerPhysics"], player) && (ballListed || isSameSet(value["ballPhysics"], ball));
}

function isSameSet(value: unknown, preset: Readonly<JsonValues>): boolean {
  const own = isObject(value) ? Object.entries(value).filter(([key]) => !PLACE.includes(key)) : [];
  return own.length === Object.keys(preset).length && own.every(([key, each]) => isSame(each, preset[key]));
}

export function PlayerSection() {
  const { state, actions } = useEditor();
  const source = rootSource("playerPhysics", { content: state.content.value, actions });
  const disabled = !state.canEdit.value;
  return (
    <Section title={t("editor.physics.players")}>
      {FIELDS.playerPhysics.map((field) => (
        <FieldRow key={field.key} {...{ field, source, disabled }} />
      ))}
    </Section>
  );
}

/** The ball, unless it is the first of the listed discs. */
export function BallSection() {
  const { state, actions } = useEditor();
  const content = state.content.value;
  const source = rootSource("ballPhysics", { content, actions });
  const disabled = !state.canEdit.value;
  const { snapshot, drawing } = content;
  if (snapshot.ballListed) return <ListedBall id={snapshot.ids.discs[0]} snapshot={snapshot} />;
  const masks = FIELDS.ballPhysics.filter(({ type }) => type === "mask").map((field) => source.read(field));
  return (
    <Section title={t("editor.kinds.ball")}>
      {FIELDS.ballPhysics.map((field) => (
        <FieldRow key={field.key} {...{ field, source, disabled }} />
      ))}
      <p class="panel-text">{t("editor.physics.ballNote")}</p>
      <CollisionTable masks={masks} kinds={["discs"]} stadium={drawing.stadium} ball="described" />
    </Section>
  );
}

function ListedBall({ id, snapshot }: { readonly id: string | undefined; readonly snapshot: Snapshot }) {
  const { actions } = useEditor();
  return (
    <Section title={t("editor.kinds.ball")} note="disc0">
      <p class="panel-text">{t("editor.physics.listedBall")}</p>
      {id !== undefined && (
        <button type="button" class="panel-button" onClick={() => actions.select([id])}>
          {t("editor.panel.select", { name: itemName(snapshot, id) })}
        </button>
      )}
    </Section>
  );
}
