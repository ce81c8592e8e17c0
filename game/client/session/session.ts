/**
 * The state of the client as signals, through which net, scene, ui and audio communicate. The net writes it, the others
 * read it; requests go to the net through `Actions` (actions.ts).
 */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Refusal } from "#room/refusal.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import type { ToServerKind } from "#protocol/to-server.ts";
import type { BanList } from "./bans.ts";
import type { Caption } from "./caption.ts";
import type { ChatLine, Emote, PlayedSound } from "./chat.ts";
import { createDevice, type Device } from "./device.ts";
import type { GoalNotice } from "./goals.ts";
import type { FrameListener, FrameSource } from "./frame.ts";
import { NO_HELP, type HelpInfo } from "./help.ts";
import type { IdentityInfo } from "./identity.ts";
import type { InstantReplay } from "./instant-replay.ts";
import type { NetStats } from "./net-stats.ts";
import { NO_LOBBY, type LobbyInfo } from "./lobby.ts";
import type { MatchSummary } from "./match-summary.ts";
import type { SavedRecording } from "./recording.ts";
import type { Screen } from "./screen.ts";
import type { PracticeInfo } from "./practice.ts";
import type { PlayerInfo } from "./player.ts";
import { NO_PAINT, type DiscPaints, type GameInfo, type Kits, type RoomInfo, type VoteInfo } from "./room.ts";
import { computeOwnRights, type OwnRights } from "./own-rights.ts";
import { createSettings, type Settings } from "./settings.ts";
import { isWatching, createCameraInput, type CameraInput, type Spectating } from "./spectating.ts";
import type { StadiumCard } from "./stadium-card.ts";
import { wornKits } from "./team-palette.ts";

/** Whether the server responds. `silentMs` counts from its last message; "restarting": the page waits for the room to come back. */
export type ConnectionStatus =
  | { readonly kind: "live" | "restarting" }
  | { readonly kind: "lost"; readonly silentMs: number };

export type Session = {
  readonly screen: Signal<Screen>;
  readonly connection: Signal<ConnectionStatus>;
  /** Updated twice per second in a room; null before the first update. */
  readonly netStats: Signal<NetStats | null>;
  readonly room: Signal<RoomInfo | null>;
  /** The kits that teams are shown in, by the player's settings; null without a room. */
  readonly wornKits: ReadonlySignal<{ readonly kits: Kits } | null>;
  readonly players: Signal<readonly PlayerInfo[]>;
  /** The address of the stadium editor from which the room was opened; null for other rooms. */
  readonly editorPath: Signal<string | null>;
  /** Own player id; -1 while there is none. */
  readonly myId: Signal<number>;
  readonly game: Signal<GameInfo | null>;
  /** Whether there is a game, and whether the player of this page is on its pitch; `game` itself changes every second. */
  readonly gameOn: ReadonlySignal<boolean>;
  readonly playing: ReadonlySignal<boolean>;
  readonly vote: Signal<VoteInfo | null>;
  /** The last finished game of the room; null before. */
  readonly summary: Signal<MatchSummary | null>;
  /** Oldest first. */
  readonly chat: Signal<readonly ChatLine[]>;
  /** Of the running game as far as the page has seen it, oldest first. */
  readonly goals: Signal<readonly GoalNotice[]>;
  /** The running practice; null without one. */
  readonly practice: Signal<PracticeInfo | null>;
  /** By player id. */
  readonly emotes: Signal<ReadonlyMap<number, Emote>>;
  /** The last sound that the room's script plays; a new object for each. */
  readonly scriptSound: Signal<PlayedSound | null>;
  /** The last sound that matters, for a moment; null after it. */
  readonly caption: Signal<Caption | null>;
  /** The last line with a slash that the room's script has not taken; a new object for each. */
  readonly unclaimedSlash: Signal<{ readonly text: string } | null>;
  /** The bans of the room as far as they were requested, the newest first; null before. */
  readonly bans: Signal<BanList | null>;
  /** The last recording that the room has saved for this page; a new object for each. */
  readonly recording: Signal<SavedRecording | null>;
  /** The last refused request; a new object for each. */
  readonly refusal: Signal<{ readonly kind: ToServerKind; readonly why: Refusal } | null>;
  /** True while the view cannot draw, because the browser has taken its graphics context away. */
  readonly pictureLost: Signal<boolean>;
  /** What the view draws; replaced when the stadium changes. */
  readonly frames: Signal<FrameSource | null>;
  /** Called with each frame that the view draws. */
  readonly frameListeners: Set<FrameListener>;
  /** The replay that is shown over the match; null for none. */
  readonly instantReplay: Signal<InstantReplay | null>;
  /** What a spectator's camera follows; written by interface and input. */
  readonly spectating: Signal<Spectating>;
  readonly cameraInput: CameraInput;
  /** Relative to what fits the screen; bounds are in spectating.ts. */
  readonly zoom: Signal<number>;
  /** Whether players have their names below their discs. */
  readonly namesShown: Signal<boolean>;
  /** The camera that the room's script sets for this page; null for none. */
  readonly scriptCamera: Signal<ScriptCamera | null>;
  /** Whether the player lets scripts move the camera. */
  readonly scriptCameraAllowed: Signal<boolean>;
  /** Discs of the stadium that the room's script has painted. */
  readonly discPaints: Signal<DiscPaints>;
  /** The stadiums of the map list; empty until the net module is loaded. */
  readonly stadiums: Signal<readonly StadiumCard[]>;
  readonly lobby: Signal<LobbyInfo>;
  readonly identity: Signal<IdentityInfo>;
  readonly help: Signal<HelpInfo>;
  readonly me: ReadonlySignal<PlayerInfo | undefined>;
  readonly rights: ReadonlySignal<OwnRights>;
  readonly settings: Settings;
  readonly device: Device;
  /** Number of kicks of the own player so far, as the view shows them. */
  readonly ownKicks: Signal<number>;
};

export function createSession(): Session {
  const players = signal<readonly PlayerInfo[]>([]);
  const myId = signal(-1);
  const room = signal<RoomInfo | null>(null);
  const game = signal<GameInfo | null>(null);
  const settings = createSettings();
  const me = computed(() => players.value.find((player) => player.id === myId.value));
  const gameOn = computed(() => game.value !== null);
  return {
    screen: signal<Screen>({ kind: "home" }),
    connection: signal<ConnectionStatus>({ kind: "live" }),
    netStats: signal<NetStats | null>(null),
    room,
    players,
    myId,
    editorPath: signal<string | null>(null),
    game,
    gameOn,
    playing: computed(() => gameOn.value && !isWatching(me.value)),
    vote: signal<VoteInfo | null>(null),
    summary: signal<MatchSummary | null>(null),
    chat: signal<readonly ChatLine[]>([]),
    goals: signal<readonly GoalNotice[]>([]),
    practice: signal<PracticeInfo | null>(null),
    emotes: signal<ReadonlyMap<number, Emote>>(new Map()),
    scriptSound: signal<PlayedSound | null>(null),
    caption: signal<Caption | null>(null),
    unclaimedSlash: signal<{ readonly text: string } | null>(null),
    bans: signal<BanList | null>(null),
    recording: signal<SavedRecording | null>(null),
    refusal: signal<{ readonly kind: ToServerKind; readonly why: Refusal } | null>(null),
    pictureLost: signal(false),
    frames: signal<FrameSource | null>(null),
    frameListeners: new Set(),
    instantReplay: signal<InstantReplay | null>(null),
    spectating: signal<Spectating>({ kind: "ball" }),
    cameraInput: createCameraInput(),
    zoom: signal(1),
    namesShown: signal(true),
    scriptCamera: signal<ScriptCamera | null>(null),
    scriptCameraAllowed: signal(true),
    discPaints: signal(NO_PAINT),
    stadiums: signal<readonly StadiumCard[]>([]),
    lobby: signal<LobbyInfo>(NO_LOBBY),
    help: signal(NO_HELP),
    identity: signal<IdentityInfo>({ fingerprint: "", portable: false }),
    me,
    rights: computeOwnRights({ room, players, game }, me),
    settings,
    wornKits: computed(() => room.value && { kits: wornKits(room.value.kits, settings.picture.value) }),
    device: createDevice(settings, me),
    ownKicks: signal(0),
  };
}
