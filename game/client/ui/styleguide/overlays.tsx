/** What lies over the page: dialogs, questions, menus, toasts. */
import { useState } from "preact/hooks";
import { Flag, UserX } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { type Anchor, Menu } from "../component/menu.tsx";
import { ToastStack } from "../component/toast-stack.tsx";
import { createToasts } from "../context/toasts.ts";
import { ToastsContext } from "../context/toasts-context.ts";
import { Sample } from "./sample.tsx";

const toasts = createToasts();
const nothing = () => undefined;

export function Overlays() {
  const [dialog, setDialog] = useState(false);
  const [menu, setMenu] = useState<Anchor | undefined>(undefined);
  return (
    <ToastsContext.Provider value={toasts}>
      <Sample title="Dialog, ConfirmButton, Menu, Toast">
        <Button onPress={() => setDialog(true)}>Dialog</Button>
        <ConfirmButton
          variant="danger"
          question={{ title: "Stop the game?", note: "The score is lost.", confirm: "Stop" }}
          onPress={() => toasts.show("Stopped")}
        >
          ConfirmButton
        </ConfirmButton>
        <Button onPress={() => setMenu({ left: 24, top: 120, bottom: 160 })}>Menu</Button>
        <Button onPress={() => toasts.show("A message")}>Toast</Button>
        <Button onPress={() => toasts.show("It worked", "good")}>Good toast</Button>
      </Sample>
      {dialog && (
        <Dialog title="Dialog" onClose={() => setDialog(false)}>
          <p>Content of a dialog.</p>
        </Dialog>
      )}
      {menu && (
        <Menu
          label="Menu"
          at={menu}
          items={[
            { key: "report", label: "Report", icon: <Flag />, onPress: nothing },
            { key: "kick", label: "Kick", icon: <UserX />, variant: "danger", separated: true, onPress: nothing },
          ]}
          onClose={() => setMenu(undefined)}
        />
      )}
      <ToastStack toasts={toasts} />
    </ToastsContext.Provider>
  );
}
