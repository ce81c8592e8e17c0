/** The panels beside the canvas. */
import { Braces, History, ListChecks, ListTree, Palette, SlidersHorizontal, Users } from "lucide-preact";
import type { OpenEditor } from "../../editor/open-editor.ts";
import { type Tab, TabPanel, Tabs } from "../component/tabs.tsx";
import { t } from "../i18n/translate.ts";
import { ChecksPanel } from "./checks-panel.tsx";
import { type EditorPanel, usePage } from "./page-context.ts";
import { ObjectList } from "./panel/objects/object-list.tsx";
import { PropertyPanel } from "./panel/property-panel.tsx";
import { TraitPanel } from "./panel/traits/trait-panel.tsx";
import { PeoplePanel } from "./together/people-panel.tsx";
import { TextPanel } from "./text/text-panel.tsx";
import { SharedHistory } from "./together/shared-history.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

const ICONS = {
  properties: <SlidersHorizontal />,
  objects: <ListTree />,
  styles: <Palette />,
  text: <Braces />,
  checks: <ListChecks />,
  versions: <History />,
  people: <Users />,
} as const;

const PANELS: readonly EditorPanel[] = ["properties", "objects", "styles", "text", "checks", "versions", "people"];

export function SidePanel({ open }: { readonly open: OpenEditor }) {
  const { panel } = usePage();
  const tabs: readonly Tab<EditorPanel>[] = PANELS.map((name) => ({
    ...{ name, label: t(`editor.panels.${name}`), icon: ICONS[name] },
  }));
  return (
    <aside class="editor-side" aria-label={t("editor.panels.label")}>
      <Tabs
        label={t("editor.panels.label")}
        base="editor-panel"
        tabs={tabs}
        current={panel.value}
        onPick={(name) => (panel.value = name)}
      />
      <TabPanel base="editor-panel" name={panel.value}>
        <CurrentPanel open={open} />
      </TabPanel>
    </aside>
  );
}

function CurrentPanel({ open }: { readonly open: OpenEditor }) {
  const { panel, loadPart } = usePage();
  switch (panel.value) {
    case "text":
      return <TextPanel loadPart={loadPart} />;
    case "properties":
      return <PropertyPanel />;
    case "checks":
      return <ChecksPanel />;
    case "objects":
      return <ObjectList />;
    case "styles":
      return <TraitPanel />;
    case "people":
      return <PeoplePanel open={open} />;
    case "versions":
      return open.shared.value === null ? <VersionsPanel open={open} /> : <SharedHistory shared={open.shared.value} />;
    default:
      return null;
  }
}
