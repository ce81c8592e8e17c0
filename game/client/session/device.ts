/** What the player steers with, and how the pitch lies on the screen for it. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { BLUE_TEAM } from "#room/team.ts";
import type { PlayerInfo } from "./player.ts";
import type { Settings } from "./settings.ts";

export type InputDevice = "keys" | "touch" | "pad";

/**
 * Quarter turns of the pitch, clockwise on the screen: 0 as stadiums are drawn, -1 with the positive x axis upwards, 1 with it
 * downwards.
 */
export type Turn = -1 | 0 | 1;

export type Device = {
  /** What was used last; written by input/device.ts. */
  readonly used: Signal<InputDevice>;
  /** Whether the page is higher than wide; written by input/device.ts. */
  readonly portrait: Signal<boolean>;
  /** On upright touch screens the own team plays upwards, and spectators see the red team do so. */
  readonly turn: ReadonlySignal<Turn>;
};

export function createDevice(settings: Settings, me: ReadonlySignal<PlayerInfo | undefined>): Device {
  const used = signal<InputDevice>("keys");
  const portrait = signal(false);
  const turn = computed((): Turn => {
    const turned = portrait.value && used.value === "touch" && settings.controls.value.turn === "auto";
    if (!turned) return 0;
    return me.value?.team === BLUE_TEAM ? 1 : -1;
  });
  return { used, portrait, turn };
}

/** A vector of the map as it is on the screen. */
export function onScreen(turn: Turn, x: number, y: number): { readonly x: number; readonly y: number } {
  return turn === 0 ? { x, y } : { x: -turn * y || 0, y: turn * x || 0 };
}

/** A vector of the screen as it is on the map. */
export function onMap(turn: Turn, x: number, y: number): { readonly x: number; readonly y: number } {
  return turn === 0 ? { x, y } : { x: turn * y || 0, y: -turn * x || 0 };
}
