/** The list itself. Rooms keep their places while figures change; arrow keys go from room to room. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ListedRoom } from "../../session/lobby.ts";
import { useUi } from "../context/ui-context.ts";
import { useNow } from "../component/use-now.ts";
import { t } from "../i18n/translate.ts";
import { keepOrder } from "./room-order.ts";
import type { Asking } from "./room-access.ts";
import { RoomRow } from "./room-row.tsx";

/** Nobody looks for a room that long in a list he does not touch: then it may be sorted anew. */
const CALM_MS = 5000;

type RoomListProps = {
  /** Sorted as it should be. */
  readonly rooms: readonly ListedRoom[];
  /** Changes when the visitor wants another order or another selection. */
  readonly orderKey: string;
  readonly settle: () => string;
};

export function RoomList({ rooms, orderKey, settle }: RoomListProps) {
  const { actions } = useUi();
  const box = useRef<HTMLUListElement>(null);
  const now = useNow();
  const asking = useSignal<Asking | undefined>(undefined);
  const order = useCalmOrder(rooms, orderKey, box);
  const byCode = new Map(rooms.map((room) => [room.code, room]));
  const enter = (room: ListedRoom, watch: boolean) => {
    if (room.locked) asking.value = { code: room.code, watch };
    else actions.joinRoom(settle(), room.code, { watch });
  };
  return (
    <ul
      class="rooms"
      role="list"
      aria-label={t("lobby.title")}
      ref={box}
      onKeyDown={(event) => onArrow(event, box.current)}
    >
      {order.map((code) => {
        const room = byCode.get(code);
        return (
          room && (
            <RoomRow
              key={code}
              room={room}
              now={now}
              asking={asking.value?.code === code ? asking.value : undefined}
              onEnter={(watch) => enter(room, watch)}
              onPassword={(password, watch) => actions.joinRoom(settle(), code, { password, watch })}
              onCancel={() => (asking.value = undefined)}
            />
          )
        );
      })}
    </ul>
  );
}

/** Codes in the order to show: sorted anew when the visitor asks for it, or when he has left the list alone for a while. */
function useCalmOrder(
  rooms: readonly ListedRoom[],
  orderKey: string,
  box: { readonly current: HTMLElement | null },
): readonly string[] {
  const last = useRef<{ readonly codes: readonly string[]; readonly key: string; readonly at: number }>();
  const wanted = rooms.map(({ code }) => code);
  const { codes = [], key, at = 0 } = last.current ?? {};
  const now = performance.now();
  const anew = key !== orderKey || (now - at > CALM_MS && !isHeeded(box.current));
  const order = anew ? wanted : keepOrder(codes, wanted);
  last.current = { codes: order, key: orderKey, at: anew ? now : at };
  return order;
}

/** Whether somebody points at the list, has the focus in it, or has scrolled into it. */
function isHeeded(box: HTMLElement | null): boolean {
  return box !== null && (box.matches(":hover, :focus-within") || box.scrollTop > 0 || scrollY > 0);
}

/** Up and down go to the same button of the next room, Home and End to the first and last room. */
function onArrow(event: KeyboardEvent, box: HTMLElement | null): void {
  const from = event.target as HTMLElement;
  const what = from.dataset["roomKey"];
  if (box === null || what === undefined) return;
  const buttons = [...box.querySelectorAll<HTMLElement>(`[data-room-key="${what}"]`)];
  const here = buttons.indexOf(from);
  const aims: Record<string, number> = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: buttons.length - 1 };
  const aim = aims[event.key];
  if (aim === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(aim, buttons.length - 1))]?.focus();
}
