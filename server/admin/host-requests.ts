/** Carries out the requests of the admin page. */
import { randomUUID } from "node:crypto";
import type { AdminRefusal, AdminToServer, AdminToServerKind } from "#protocol/admin.ts";
import { writeBanMessage } from "#protocol/ban-message.ts";
import { CLOSE_SERVER_BANNED, CLOSE_SERVER_KICKED } from "#protocol/close-code.ts";
import { fingerprintOf } from "#protocol/fingerprint.ts";
import type { ServerBans } from "../admission/server-bans.ts";
import type { ServerBan } from "../store/server-bans.ts";
import type { Duty } from "../support/duty.ts";
import type { Help } from "../support/help.ts";
import { askHostedRoom } from "../support/hosted-room.ts";
import type { Reports } from "../support/reports.ts";
import type { ServerBus } from "../support/server-bus.ts";
import type { HelpConversations } from "../store/help.ts";
import type { PublishedMaps } from "../store/published-maps.ts";

export type RequestPorts = {
  readonly bus: ServerBus;
  readonly bans: ServerBans;
  readonly duty: Duty;
  readonly help: Help;
  readonly helpStore: HelpConversations;
  readonly reports: Reports;
  readonly maps: Pick<PublishedMaps, "setHidden">;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

/** Requests that the admin room handles itself, because they concern one page. */
type HandledByRoom = "duty" | "watch" | "openConversation";

export type HostRequestKind = Exclude<AdminToServerKind, HandledByRoom>;

type Answer = Promise<AdminRefusal | undefined> | AdminRefusal | undefined;

type Handlers = { readonly [K in HostRequestKind]: (message: AdminToServer[K], ports: RequestPorts) => Answer };

const HANDLERS: Handlers = {
  announce: async ({ code, text }, { bus }) => {
    if (code !== null) return goneUnless(await askHostedRoom(code, { kind: "announce", text, to: "room" }));
    bus.publish({ kind: "announce", text });
    return undefined;
  },
  closeRoom: async ({ code }) => goneUnless(await askHostedRoom(code, { kind: "close" })),
  kick: ({ key, reason }, { bus }) => {
    bus.publish({ kind: "dismiss", key, code: CLOSE_SERVER_KICKED, reason });
    return undefined;
  },
  ban: banPlayer,
  liftBan: async ({ id }, { bans, bus }) => {
    const lifted = await bans.lift(id);
    bus.publish({ kind: "bans" });
    return lifted ? undefined : "gone";
  },
  drain: ({ on }, { bus }) => {
    bus.publish({ kind: "drain", on });
    return undefined;
  },
  answerReport: async ({ id, answer, close }, { reports }) =>
    (await reports.answer(id, answer, close)) ? undefined : "gone",
  hideMap: async ({ code }, { maps }) => goneIf(!(await maps.setHidden(code, true))),
  showMap: async ({ code }, { maps }) => goneIf(!(await maps.setHidden(code, false))),
  say: async ({ key, id, text }, { help, helpStore }) => {
    const person = await helpStore.person(key);
    if (person === undefined) return "gone";
    await help.say(person, "staff", { id, text });
    return undefined;
  },
  typing: ({ key, typing }, { help }) => {
    help.setTyping(key, "staff", typing);
    return undefined;
  },
  read: async ({ key, at }, { help }) => {
    await help.markRead(key, "staff", at);
    return undefined;
  },
  closeConversation: async ({ key }, { help }) => {
    await help.close(key);
    return undefined;
  },
};

/** Undefined when the request was carried out; the message must fit its schema. */
export async function answerRequest<K extends HostRequestKind>(
  ports: RequestPorts,
  kind: K,
  message: AdminToServer[K],
): Promise<AdminRefusal | undefined> {
  try {
    return await HANDLERS[kind](message, ports);
  } catch {
    return "store";
  }
}

/** The ban holds at once; the players of other processes are removed by the event. */
async function banPlayer(
  { key, name, reason, minutes, withNetwork, from }: AdminToServer["ban"],
  { bans, bus, reports, date }: RequestPorts,
): Promise<AdminRefusal | undefined> {
  const at = date();
  const until = minutes === null ? null : at + minutes * 60_000;
  const network = withNetwork ? await networkOf(key, from, reports) : "";
  const ban: ServerBan = {
    id: randomUUID(),
    key,
    network,
    name,
    fingerprint: fingerprintOf(key),
    reason,
    at,
    until,
    withNetwork: network !== "",
  };
  try {
    await bans.add(ban);
  } finally {
    bus.publish({ kind: "dismiss", key, code: CLOSE_SERVER_BANNED, reason: writeBanMessage({ until, reason }) });
  }
  bus.publish({ kind: "bans" });
  return undefined;
}

/** Keyed hash of the player's network, from where the host has seen the player; "" if unknown. */
async function networkOf(key: string, from: AdminToServer["ban"]["from"], reports: Reports): Promise<string> {
  if (from === undefined) return "";
  if ("report" in from) return reports.networkOf(from.report);
  return (await askHostedRoom(from.room, { kind: "network", key })) ?? "";
}

function goneUnless(answer: true | undefined): AdminRefusal | undefined {
  return goneIf(answer === undefined);
}

function goneIf(isGone: boolean): AdminRefusal | undefined {
  return isGone ? "gone" : undefined;
}
