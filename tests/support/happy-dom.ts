/** What the interface uses of a browser and happy-dom lacks. */
import CSSPropertyManager from "happy-dom/lib/css/declaration/property-manager/CSSPropertyManager.js";

/** Adds it to the DOM of the test. Does nothing when it is present. */
export function completeHappyDom(): void {
  if ("showPopover" in HTMLElement.prototype) return;
  definePopovers();
  acceptNumbersInSelects();
  copyStylesFaster();
}

/** Popovers: show, hide, and light dismiss by a press outside. */
function definePopovers(): void {
  const dismissals = new WeakMap<HTMLElement, AbortController>();
  Object.assign(HTMLElement.prototype, {
    // Preact listens to an event in lower case only where elements have this property.
    onbeforetoggle: null,
    showPopover(this: HTMLElement): void {
      const abort = new AbortController();
      dismissals.set(this, abort);
      const onPress = ({ target }: Event) => {
        if (!this.contains(target as Node)) this.hidePopover();
      };
      document.addEventListener("pointerdown", onPress, { signal: abort.signal });
    },
    hidePopover(this: HTMLElement): void {
      dismissals.get(this)?.abort();
      this.dispatchEvent(Object.assign(new Event("beforetoggle"), { oldState: "open", newState: "closed" }));
    },
  });
}

/** Browsers turn the value that is set into text before they look for the option. */
function acceptNumbersInSelects(): void {
  const { prototype } = HTMLSelectElement;
  const value = Object.getOwnPropertyDescriptor(prototype, "value")!;
  Object.defineProperty(prototype, "value", {
    ...value,
    set(this: HTMLSelectElement, chosen: unknown) {
      value.set!.call(this, String(chosen));
    },
  });
}

/** A computed style copies those of all elements around it. Copies of two fields take a fraction of structuredClone()'s time. */
function copyStylesFaster(): void {
  CSSPropertyManager.prototype.clone = function (this: CSSPropertyManager): CSSPropertyManager {
    const copy = new CSSPropertyManager();
    for (const [name, property] of Object.entries(this.properties)) copy.properties[name] = { ...property };
    const { definedPropertyNames } = this as unknown as { readonly definedPropertyNames: object };
    return Object.assign(copy, { definedPropertyNames: { ...definedPropertyNames } });
  };
}
