/** The settings of this browser: a dialog with one tab per section. */
import { Download, Gamepad2, Languages, Monitor, RotateCcw, ShieldCheck, Upload, Volume2 } from "lucide-preact";
import { useRef } from "preact/hooks";
import { readSection, SETTINGS, type SectionName } from "../../session/settings.ts";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { downloadFile } from "../component/download.ts";
import { FileInput } from "../component/file-input.tsx";
import { TabPanel, Tabs, type Tab } from "../component/tabs.tsx";
import { useUi, type SettingsTab } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { loadSettings, settingsText } from "../saved/settings.ts";
import { LanguageSection } from "./language-section.tsx";
import { ControlsSection } from "./controls-section.tsx";
import { PrivacySection } from "./privacy-section.tsx";
import { SoundSection } from "./sound-section.tsx";
import { PictureSection } from "./picture-section.tsx";

/** A settings file is far smaller. */
const FILE_BYTES_MAX = 100_000;

export function SettingsDialog() {
  const { settingsOpen, settingsTab: tab } = useUi();
  return (
    <Dialog
      name="settings"
      title={t("preferences.title")}
      tools={
        <Tabs
          label={t("preferences.tabs")}
          base="settings"
          tabs={tabs()}
          current={tab.value}
          onPick={(name) => void (tab.value = name)}
        />
      }
      onClose={() => (settingsOpen.value = false)}
    >
      <TabPanel base="settings" name={tab.value}>
        {tab.value === "picture" && <PictureSection />}
        {tab.value === "sound" && <SoundSection />}
        {tab.value === "language" && <LanguageSection />}
        {tab.value === "controls" && <ControlsSection />}
        {tab.value === "privacy" && <PrivacySection />}
      </TabPanel>
      {tab.value !== "privacy" && <Footer section={tab.value} />}
    </Dialog>
  );
}

function tabs(): readonly Tab<SettingsTab>[] {
  return [
    { name: "picture", label: t("preferences.picture.title"), icon: <Monitor /> },
    { name: "sound", label: t("preferences.sound.title"), icon: <Volume2 /> },
    { name: "language", label: t("preferences.language.title"), icon: <Languages /> },
    { name: "controls", label: t("preferences.controls.title"), icon: <Gamepad2 /> },
    { name: "privacy", label: t("preferences.privacy.title"), icon: <ShieldCheck /> },
  ];
}

/** Reset of the shown section; all settings as a file, out and in. */
function Footer({ section }: { readonly section: SectionName }) {
  const { session, toasts } = useUi();
  const { settings } = session;
  const input = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    try {
      if (file.size > FILE_BYTES_MAX) throw new Error("too large");
      const saved: unknown = JSON.parse(await file.text());
      if (!isSettingsFile(saved)) throw new Error("no section of settings");
      loadSettings(settings, saved);
      toasts.show(t("preferences.imported"));
    } catch {
      toasts.show(t("preferences.importFailed"));
    }
  };
  return (
    <footer class="settings-foot">
      <ConfirmButton
        variant="quiet"
        icon={<RotateCcw />}
        question={{
          title: t("preferences.resetTitle"),
          note: t("preferences.resetNote"),
          confirm: t("preferences.reset"),
        }}
        onPress={() => void Object.assign(settings[section], { value: readSection(section, undefined) })}
      >
        {t("preferences.reset")}
      </ConfirmButton>
      <Button
        variant="quiet"
        icon={<Download />}
        onPress={() => downloadFile("rondo-settings.json", settingsText(settings))}
      >
        {t("preferences.export")}
      </Button>
      <Button variant="quiet" icon={<Upload />} onPress={() => input.current?.click()}>
        {t("preferences.import")}
      </Button>
      <FileInput
        input={input}
        label={t("preferences.import")}
        accept="application/json,.json"
        onFile={(file) => void load(file)}
      />
    </footer>
  );
}

function isSettingsFile(saved: unknown): boolean {
  return (
    typeof saved === "object" && saved !== null && Object.keys(SETTINGS).some((name) => Object.hasOwn(saved, name))
  );
}
