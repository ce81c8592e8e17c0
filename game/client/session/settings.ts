/**
 * The settings that a player makes for this browser, one section per concern. A section is a table of fields, and everything
 * else follows from it: type, initial values, reading what was saved, and the controls of the settings dialog (ui/settings).
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { readBindings } from "./bindings.ts";
import { LANGUAGES } from "./language.ts";

/** One of a few words. */
export type ChoiceField<T extends string> = {
  readonly kind: "choice";
  readonly options: readonly T[];
  readonly initial: T;
};
export type SwitchField = { readonly kind: "switch"; readonly initial: boolean };
/** A number from `min` to `max`. */
export type RangeField = {
  readonly kind: "range";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
};
/** A value with a control of its own. */
export type CustomField<T> = {
  readonly kind: "custom";
  /** Makes a valid value of any parsed JSON; of undefined the initial one. */
  readonly read: (saved: unknown) => T;
};
export type Field = ChoiceField<string> | SwitchField | RangeField | CustomField<unknown>;
export type Section = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> =
  F extends CustomField<infer T> ? T : F extends ChoiceField<infer T> ? T : F extends SwitchField ? boolean : number;
export type ValuesOf<S extends Section> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

const choice = <const T extends string>(options: readonly T[], initial: NoInfer<T>): ChoiceField<T> => ({
  kind: "choice",
  options,
  initial,
});
const toggle = (initial: boolean): SwitchField => ({ kind: "switch", initial });
const custom = <T>(read: (saved: unknown) => T): CustomField<T> => ({ kind: "custom", read });
const range = (min: number, max: number, step: number, initial: number): RangeField => ({
  kind: "range",
  min,
  max,
  step,
  initial,
});

export const SETTINGS = {
  controls: {
    /** Where the stick of touch screens is: where the thumb is put down, or always in the corner. */
    stick: choice(["floating", "fixed"], "floating"),
    /** Stick on the right, kick on the left. */
    swapped: toggle(false),
    /** Size of stick and buttons; 1 is that of a thumb. */
    size: range(0.7, 1.5, 0.05, 1),
    opacity: range(0.2, 1, 0.05, 0.6),
    /** Whether upright touch screens show the pitch turned by a quarter. */
    turn: choice(["auto", "never"], "auto"),
    /** Of phones and gamepads, at own kicks and goals. */
    vibration: toggle(true),
    /** The keys of the keyboard. */
    bindings: custom(readBindings),
  },
  picture: {
    /** `classic`: maps flat, as their authors saw them. */
    look: choice(["full", "classic"], "full"),
    light: choice(["night", "day"], "night"),
    /** `low`: no particles and no trails. */
    effects: choice(["full", "low"], "full"),
    /** Colours of teams without a kit of their own. */
    palette: choice(["standard", "deuteranopia", "protanopia", "tritanopia"], "standard"),
    /** Bands on these kits, which tell the teams apart without colours. */
    patterns: { kind: "switch", initial: false },
    /** Movement that is only decoration: like the system, or less, or all. */
    motion: choice(["system", "reduced", "full"], "system"),
    /** A map of the whole pitch, where the screen shows a part of it. */
    radar: toggle(true),
    /** Goals are shown again at once. */
    instantReplay: toggle(true),
    /** Size of the interface; 1 is the browser's own. */
    scale: range(0.8, 1.4, 0.05, 1),
  },
  sound: {
    muted: toggle(false),
    /** Of all sounds; the others are relative to it. */
    volume: range(0, 1, 0.05, 0.8),
    match: range(0, 1, 0.05, 0.8),
    crowd: range(0, 1, 0.05, 0.6),
    /** Chat, votes, count-down. */
    signals: range(0, 1, 0.05, 0.6),
    interface: range(0, 1, 0.05, 0.5),
    music: range(0, 1, 0.05, 0.6),
    /** Sounds of the chat at all, of messages that do not mention the player, and those of a room's script. */
    chat: toggle(true),
    everyMessage: toggle(true),
    scriptSounds: toggle(true),
    /** The theme on the home page. */
    theme: toggle(false),
    /** Important sounds as text. */
    captions: toggle(false),
  },
  language: {
    /** "system": the first of the browser's languages that the interface has. */
    language: choice(["system", ...LANGUAGES], "system"),
  },
} as const satisfies Readonly<Record<string, Section>>;

export type SectionName = keyof typeof SETTINGS;
export type SettingValues = { readonly [Name in SectionName]: ValuesOf<(typeof SETTINGS)[Name]> };

export type Settings = {
  readonly [Name in SectionName]: Signal<SettingValues[Name]>;
} & {
  /** Whether decoration should stand still, after the setting and the system's own. */
  readonly reducedMotion: ReadonlySignal<boolean>;
  /** Whether the system asks for less movement; kept up to date by ui/saved/settings.ts. */
  readonly systemReducedMotion: Signal<boolean>;
};

export function createSettings(): Settings {
  const controls = signal(readSection("controls", undefined));
  const picture = signal(readSection("picture", undefined));
  const language = signal(readSection("language", undefined));
  const sound = signal(readSection("sound", undefined));
  const systemReducedMotion = signal(false);
  const reducedMotion = computed(() => {
    const { motion } = picture.value;
    return motion === "system" ? systemReducedMotion.value : motion === "reduced";
  });
  return { controls, picture, language, sound, reducedMotion, systemReducedMotion };
}

/** Valid values of a section from parsed JSON: the initial ones where it has none or invalid ones, numbers moved into their bounds. */
export function readSection<Name extends SectionName>(name: Name, saved: unknown): SettingValues[Name] {
  const found = (typeof saved === "object" ? (saved ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const fields = Object.entries<Field>(SETTINGS[name]);
  return Object.fromEntries(
    fields.map(([key, field]) => [key, readField(field, Object.hasOwn(found, key) ? found[key] : undefined)]),
  ) as SettingValues[Name];
}

function readField(field: Field, saved: unknown): unknown {
  if (field.kind === "custom") return field.read(saved);
  if (field.kind === "switch") return typeof saved === "boolean" ? saved : field.initial;
  if (field.kind === "choice") return field.options.find((option) => option === saved) ?? field.initial;
  if (typeof saved !== "number" || !Number.isFinite(saved)) return field.initial;
  return Math.max(field.min, Math.min(field.max, saved));
}
