/** How pitch and interface look. */
import { SettingField } from "./setting-field.tsx";

export function PictureSection() {
  return (
    <div class="stack">
      <SettingField section="picture" name="scale" />
      <SettingField section="picture" name="motion" />
    </div>
  );
}
