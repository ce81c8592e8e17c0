/** The state of the admin page as signals: the net code writes it, the interface reads it. */
import { signal, type Signal } from "@preact/signals-core";
import type {
  AdminRefusal,
  AdminToClient,
  AdminToServer,
  AdminToServerKind,
  ConversationInfo,
  LogLine,
  MemberFigures,
  ProcessFigures,
  RoomFigures,
  ScriptFigures,
  ServerBanInfo,
} from "#protocol/admin.ts";
import type { HelpMessage } from "#protocol/help.ts";
import type { Report } from "#protocol/report.ts";

export type {
  AdminToServer,
  AdminToServerKind,
  ConversationInfo,
  HelpMessage,
  LogLine,
  MemberFigures,
  ProcessFigures,
  Report,
  RoomFigures,
  ScriptFigures,
  ServerBanInfo,
};

/** Why signing in failed: a wrong token, too many attempts, or no answer. */
export type SignInFailure = "wrong" | "rate" | "unreachable";

export type AdminAnswer = { readonly kind: AdminToServerKind; readonly why: AdminRefusal | null };

export type AdminSession = {
  /** "checking" until it is known whether there is a session. */
  readonly access: Signal<"checking" | "signedOut" | "signedIn">;
  readonly signInFailure: Signal<SignInFailure | null>;
  readonly connection: Signal<"connecting" | "live" | "lost">;
  /** Null before the first figures. */
  readonly figures: Signal<AdminToClient["figures"] | null>;
  /** The members of the watched room. */
  readonly members: Signal<AdminToClient["members"] | null>;
  readonly bans: Signal<readonly ServerBanInfo[]>;
  /** Open reports first. */
  readonly reports: Signal<readonly Report[]>;
  readonly conversations: Signal<readonly ConversationInfo[]>;
  /** Messages of the conversations that were opened, by player. */
  readonly messages: Signal<ReadonlyMap<string, readonly HelpMessage[]>>;
  /** Players that are writing. */
  readonly typing: Signal<ReadonlySet<string>>;
  /** Number of pages on duty. */
  readonly onDuty: Signal<number>;
  /** Oldest first. */
  readonly log: Signal<readonly LogLine[]>;
  /** The last answer to a request; a new object for each. */
  readonly answer: Signal<AdminAnswer | null>;
};

export type AdminActions = {
  signIn(token: string): Promise<void>;
  signOut(): Promise<void>;
  /** Sends a request; `session.answer` is set when it was carried out or refused. */
  send<K extends AdminToServerKind>(kind: K, message: AdminToServer[K]): void;
  /** Sends a help message under a new id. */
  say(key: string, text: string): void;
};

export function createAdminSession(): AdminSession {
  return {
    access: signal<"checking" | "signedOut" | "signedIn">("checking"),
    signInFailure: signal<SignInFailure | null>(null),
    connection: signal<"connecting" | "live" | "lost">("connecting"),
    figures: signal<AdminToClient["figures"] | null>(null),
    members: signal<AdminToClient["members"] | null>(null),
    bans: signal<readonly ServerBanInfo[]>([]),
    reports: signal<readonly Report[]>([]),
    conversations: signal<readonly ConversationInfo[]>([]),
    messages: signal<ReadonlyMap<string, readonly HelpMessage[]>>(new Map()),
    typing: signal<ReadonlySet<string>>(new Set()),
    onDuty: signal(0),
    log: signal<readonly LogLine[]>([]),
    answer: signal<AdminAnswer | null>(null),
  };
}
