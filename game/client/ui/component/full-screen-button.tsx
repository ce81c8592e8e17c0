/** Shows the page in full screen; nothing where the browser cannot. */
import { Maximize, Minimize } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import { fullScreen, toggleFullScreen } from "./full-screen.ts";
import { IconButton } from "./icon-button.tsx";

export function FullScreenButton() {
  const on = fullScreen()?.value;
  if (on === undefined) return null;
  return (
    <span class="full-screen-button">
      <IconButton
        variant="glass"
        label={t(on ? "room.fullScreenOff" : "room.fullScreen")}
        onPress={() => void toggleFullScreen()}
      >
        {on ? <Minimize /> : <Maximize />}
      </IconButton>
    </span>
  );
}
