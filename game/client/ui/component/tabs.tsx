/** Tabs and the panel of the selected one. Arrow keys, Home and End select a tab; Tab moves the focus to the panel. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

export type Tab<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly icon: ComponentChildren;
  /** A number of new things behind the tab, with the label that contains it for screen readers. */
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
};

type TabsProps<Name extends string> = {
  /** Of the tab list, for screen readers. */
  readonly label: string;
  /** Prefix of the element ids, unique in the page. */
  readonly base: string;
  readonly tabs: readonly Tab<Name>[];
  readonly current: Name;
  readonly onPick: (name: Name) => void;
};

export function Tabs<Name extends string>({ label, base, tabs, current, onPick }: TabsProps<Name>) {
  const row = useRef<HTMLDivElement>(null);
  const select = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onPick(tab.name);
    row.current?.querySelector<HTMLElement>(`#${base}-${tab.name}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const selected = tabs.findIndex(({ name }) => name === current);
    const targets: Record<string, number> = {
      ArrowLeft: selected - 1,
      ArrowRight: selected + 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          class="tab"
          id={`${base}-${tab.name}`}
          aria-label={tab.badge?.label}
          aria-selected={tab.name === current}
          aria-controls={tab.name === current ? `${base}-${tab.name}-panel` : undefined}
          tabIndex={tab.name === current ? 0 : -1}
          onClick={() => onPick(tab.name)}
        >
          {tab.icon}
          <span>{tab.label}</span>
          {tab.badge && <span class="unread">{tab.badge.count}</span>}
        </button>
      ))}
    </div>
  );
}

type TabPanelProps = {
  readonly base: string;
  readonly name: string;
  /** A panel without focusable content is focusable itself, to be scrolled with keys. */
  readonly plain?: boolean;
  readonly children: ComponentChildren;
};

export function TabPanel({ base, name, plain = false, children }: TabPanelProps) {
  return (
    <div
      class={`tab-panel tab-panel-${name}`}
      role="tabpanel"
      id={`${base}-${name}-panel`}
      aria-labelledby={`${base}-${name}`}
      tabIndex={plain ? 0 : undefined}
    >
      {children}
    </div>
  );
}
