/** Accepts stadium files that are dropped anywhere on the room menu. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Upload as UploadIcon } from "lucide-preact";
import { watchFileDrops } from "../../component/file-drops.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { mapPermission } from "./map-permission.ts";
import type { Upload } from "./upload.ts";

type DropZoneProps = {
  readonly upload: Upload;
  /** Called before the file is sent or refused. */
  readonly onDrop: () => void;
};

export function DropZone({ upload, onDrop }: DropZoneProps) {
  const { session, toasts } = useUi();
  const permission = mapPermission(session);
  const overlay = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const area = overlay.current?.closest("dialog");
    if (!area) return undefined;
    return watchFileDrops(area, setOver, (file) => {
      onDrop();
      if (permission === "play" || permission === "propose") void upload.send(file, permission);
      else toasts.show(t(permission === "gameOn" ? "maps.gameOn" : "maps.adminOnly"));
    });
  }, [permission]);
  return (
    <div ref={overlay} class="drop-zone" hidden={!over || permission === "gameOn" || permission === "never"}>
      <UploadIcon />
      <p>{t("maps.drop")}</p>
    </div>
  );
}
