/** The list of rooms. It keeps its order while the figures change; arrow keys move the focus between rooms. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ListedRoom } from "../../session/lobby.ts";
import { useNow } from "../component/use-now.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import type { PasswordRequest } from "./room-access.ts";
import { keepOrder } from "./room-order.ts";
import { RoomRow } from "./room-row.tsx";

/** Time after which a list that is not being used is sorted again. */
const RESORT_MS = 5000;

type RoomListProps = {
  /** In the wanted order. */
  readonly rooms: readonly ListedRoom[];
  /** A change of this key applies the wanted order at once. */
  readonly orderKey: string;
  /** Saves and returns the nickname to join with. */
  readonly confirmNickname: () => string;
};

export function RoomList({ rooms, orderKey, confirmNickname }: RoomListProps) {
  const { actions } = useUi();
  const box = useRef<HTMLUListElement>(null);
  const now = useNow();
  const request = useSignal<PasswordRequest | undefined>(undefined);
  const order = useStableOrder(rooms, orderKey, box);
  const byCode = new Map(rooms.map((room) => [room.code, room]));
  const join = (room: ListedRoom, watch: boolean) => {
    if (room.locked) request.value = { code: room.code, watch };
    else actions.joinRoom(confirmNickname(), room.code, { watch });
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
              passwordRequest={request.value?.code === code ? request.value : undefined}
              onJoin={(watch) => join(room, watch)}
              onPassword={(password, watch) => actions.joinRoom(confirmNickname(), code, { password, watch })}
              onCancel={() => (request.value = undefined)}
            />
          )
        );
      })}
    </ul>
  );
}

/** Room codes in the order to show: the wanted one when the key changes or the list is not in use, otherwise the last. */
function useStableOrder(
  rooms: readonly ListedRoom[],
  orderKey: string,
  box: { readonly current: HTMLElement | null },
): readonly string[] {
  const last = useRef<{ readonly codes: readonly string[]; readonly key: string; readonly sortedMs: number }>();
  const wanted = rooms.map(({ code }) => code);
  const { codes = [], key, sortedMs = 0 } = last.current ?? {};
  const now = performance.now();
  const resort = key !== orderKey || (now - sortedMs > RESORT_MS && !isInUse(box.current));
  const order = resort ? wanted : keepOrder(codes, wanted);
  last.current = { codes: order, key: orderKey, sortedMs: resort ? now : sortedMs };
  return order;
}

/** Whether the pointer is over the list, the focus in it, or it is scrolled. */
function isInUse(box: HTMLElement | null): boolean {
  return box !== null && (box.matches(":hover, :focus-within") || box.scrollTop > 0 || scrollY > 0);
}

/** Up and Down move the focus to the same button of the next room, Home and End to the first and last room. */
function onArrow(event: KeyboardEvent, box: HTMLElement | null): void {
  const from = event.target as HTMLElement;
  const button = from.dataset["roomKey"];
  if (box === null || button === undefined) return;
  const buttons = [...box.querySelectorAll<HTMLElement>(`[data-room-key="${button}"]`)];
  const current = buttons.indexOf(from);
  const targets: Record<string, number> = {
    ArrowUp: current - 1,
    ArrowDown: current + 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(target, buttons.length - 1))]?.focus();
}
