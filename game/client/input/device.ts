/** Keeps up to date what the player uses (session/device.ts), and names it in the page for style sheets. */
import { effect } from "@preact/signals-core";
import type { Device } from "#client/session/device.ts";
import { isTextField } from "./key-target.ts";
import { listenTo } from "./listeners.ts";

export type DevicePorts = {
  readonly window: EventTarget;
  readonly device: Device;
  /** Gets the attributes `data-device`, and `data-turned` while the pitch is turned. */
  readonly root: HTMLElement;
  readonly matchMedia: (query: string) => MediaQueryList;
};

/** Keys of a phone's body, which do not make it a keyboard. */
const PHONE_KEYS = /^(?:$|Audio|Volume|Media|Browser|Power|Unidentified)/u;

/** Listens until the returned function is called. */
export function followDevice({ window, device, root, matchMedia }: DevicePorts): () => void {
  const { used, portrait, turn } = device;
  if (matchMedia("(pointer: coarse) and (hover: none)").matches) used.value = "touch";
  const upright = matchMedia("(orientation: portrait)");
  const onTurn = () => void (portrait.value = upright.matches);
  onTurn();
  upright.addEventListener("change", onTurn);
  const onPointer = (event: Event) => {
    const { pointerType } = event as PointerEvent;
    if (pointerType === "touch" || pointerType === "pen") used.value = "touch";
    else if (used.peek() === "touch") used.value = "keys";
  };
  // On-screen keyboards send presses as well, for text only.
  const onKey = ({ target, code }: KeyboardEvent) => {
    if (!isTextField(target) && !PHONE_KEYS.test(code)) used.value = "keys";
  };
  const stops = [
    listenTo([
      [window, "pointerdown", onPointer, { capture: true }],
      [window, "keydown", (event) => onKey(event as KeyboardEvent), { capture: true }],
    ]),
    effect(() => void (root.dataset["device"] = used.value)),
    effect(() => void root.toggleAttribute("data-turned", turn.value !== 0)),
    () => upright.removeEventListener("change", onTurn),
  ];
  return () => stops.forEach((stop) => stop());
}
