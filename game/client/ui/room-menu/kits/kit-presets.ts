/** Preset kits. */
import type { Kit } from "../../../session/room.ts";
import type { TextKey } from "../../i18n/translate.ts";

export type Preset = { readonly name: TextKey; readonly kit: Kit };

export const PRESETS: readonly Preset[] = [
  { name: "kits.preset.cherry", kit: { angle: 0, text: 0xffe9c7, colors: [0xa3122b] } },
  { name: "kits.preset.candy", kit: { angle: 0, text: 0x3a0a10, colors: [0xffffff, 0xf0646a, 0xffffff] } },
  { name: "kits.preset.tangerine", kit: { angle: 60, text: 0x2a1300, colors: [0xff8a1f, 0xffb347] } },
  { name: "kits.preset.lemon", kit: { angle: 30, text: 0x10241a, colors: [0xffd23f, 0xf7b801] } },
  { name: "kits.preset.fern", kit: { angle: 135, text: 0xffffff, colors: [0x14532d, 0x1f7a44] } },
  { name: "kits.preset.mint", kit: { angle: 0, text: 0x0b3b2e, colors: [0x8fe3c0, 0xf4fff9, 0x8fe3c0] } },
  { name: "kits.preset.lagoon", kit: { angle: 120, text: 0xffffff, colors: [0x064e4a, 0x0b7a75] } },
  { name: "kits.preset.ice", kit: { angle: 90, text: 0x0b2a4a, colors: [0xeaf6ff, 0xbfe3ff] } },
  { name: "kits.preset.harbour", kit: { angle: 0, text: 0xffffff, colors: [0x0b3d6e, 0x1769aa, 0x0b3d6e] } },
  { name: "kits.preset.plum", kit: { angle: 45, text: 0xffffff, colors: [0x5b2a86, 0x7b3fb5] } },
  { name: "kits.preset.flamingo", kit: { angle: 0, text: 0x4a0a26, colors: [0xff9ebb, 0xffc9d9] } },
  { name: "kits.preset.graphite", kit: { angle: 45, text: 0xffffff, colors: [0x1b1b1f, 0x3a3a42] } },
];
