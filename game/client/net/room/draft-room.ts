/**
 * A room on a map that is being edited in another tab. When a game has stopped, the room takes over what has been changed since.
 */
import { effect } from "@preact/signals-core";
import type { RoomOptions } from "#protocol/room-options.ts";
import type { NetActions } from "../../session/actions.ts";
import { openDraftChannel } from "../../session/map-draft.ts";
import type { Session } from "../../session/session.ts";

/** Time that the editor has to answer, in milliseconds. */
const ANSWER_MS = 3000;

export type DraftRoomPorts = {
  readonly session: Session;
  readonly actions: Pick<NetActions, "createRoom" | "uploadStadium" | "ask">;
  readonly draft: string;
  readonly nickname: string;
  /** Settings of a room on a map of this name. */
  readonly optionsFor: (mapName: string) => RoomOptions;
  /** The tab with the editor does not answer. */
  readonly onMissing: () => void;
  /** The map of the editor cannot be played; the room stays on the one it has. */
  readonly onFaulty: (message: string) => void;
};

export function playDraft({
  session,
  actions,
  draft,
  nickname,
  optionsFor,
  onMissing,
  onFaulty,
}: DraftRoomPorts): void {
  let played: string | undefined;
  let isCreated = false;
  const timer = setTimeout(onMissing, ANSWER_MS);
  const use = async (text: string) => {
    if (text === played) return;
    const before = played;
    played = text;
    const answer = await actions.uploadStadium(text, "play");
    if (answer.kind === "faulty") onFaulty(answer.errors[0]?.message ?? "");
    else if (answer.kind === "refused") {
      // A game has begun meanwhile. That of bots on the room's first map ends; another one is played to its end.
      played = before;
      if (before === undefined && session.gameOn.peek()) actions.ask("stop");
    } else if (answer.kind === "done" && before === undefined) actions.ask("start");
  };
  const channel = openDraftChannel(draft, (message) => {
    if (message.kind !== "map") return;
    clearTimeout(timer);
    if (isCreated) return void use(message.text);
    isCreated = true;
    actions.createRoom(nickname, optionsFor(message.name));
  });
  let announced = false;
  effect(() => {
    const { value: screen } = session.screen;
    const isAdmin = session.rights.value.admin;
    if (screen.kind !== "room" || !isAdmin) return;
    if (!announced) channel.send({ kind: "room", draft, code: screen.code });
    announced = true;
    // A game of bots on the room's first map is not what was asked for.
    if (session.gameOn.value && played === undefined) actions.ask("stop");
    if (!session.gameOn.value) channel.send({ kind: "ask", draft });
  });
  channel.send({ kind: "ask", draft });
}
