/** The home page: nickname, Play now, Create room, joining by link, and the room list. */
import { type Signal, useSignal } from "@preact/signals";
import { Play, Plus, Target, Trophy } from "lucide-preact";
import { useEffect, useId, useState } from "preact/hooks";
import { RANKED_MODES, type RankedMode } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { CreateRoom, HomeNews, PracticeDialog } from "./lazy-dialogs.ts";
import { Card } from "../component/card.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { Wordmark } from "../component/wordmark.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { HelpIconButton } from "../help/help-button.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";
import { Lobby } from "../lobby/lobby.tsx";
import { Hero } from "./hero.tsx";
import { IdentityButton } from "./key-pair/identity-button.tsx";
import { JoinForm } from "./join-form.tsx";
import { NicknameField, useNickname } from "./nickname-field.tsx";

/** The news wait at most for this time. */
const NEWS_DELAY_MS = 2500;

export function Home() {
  const { actions } = useUi();
  const { draft, confirm } = useNickname();
  const creator = useCreator(confirm);
  /** Nickname for a practice, in the same way. */
  const learner = useSignal<string | undefined>(undefined);
  const play = usePlay(confirm);
  return (
    <div class="ground">
      <Hero />
      <Corner />
      <main class="home">
        <header class="home-head">
          <h1 class="home-title">
            <Wordmark />
          </h1>
          <p class="home-tagline">{t("home.tagline")}</p>
        </header>
        <Card name="home-card">
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              play();
            }}
          >
            <div class="nickname-row">
              {/* Saved when the field is left, so that it survives a visit to the live scores. */}
              <NicknameField draft={draft} onCommit={confirm} />
              <IdentityButton />
            </div>
            <Button variant="primary" size="large" type="submit" icon={<Play />}>
              {t("home.playNow")}
            </Button>
          </form>
          <Button size="large" icon={<Plus />} onPress={() => (creator.value = confirm())}>
            {t("home.createRoom")}
          </Button>
          <Button variant="quiet" icon={<Target />} onPress={() => (learner.value = confirm())}>
            {t("practice.open")}
          </Button>
          <RankedButtons onPlay={(mode) => actions.playRanked(confirm(), mode)} />
          <p class="divider">{t("home.or")}</p>
          <JoinForm onJoin={(code) => actions.joinRoom(confirm(), code)} />
        </Card>
        <div class="home-side">
          <Lobby confirmNickname={confirm} />
          <News />
        </div>
        <p class="home-note for-keys">{t("home.note")}</p>
        <p class="home-note for-touch">{t("home.touch")}</p>
      </main>
      {learner.value !== undefined && (
        <PracticeDialog nickname={learner.value} onClose={() => (learner.value = undefined)} />
      )}
      <CreateDialog creator={creator} />
    </div>
  );
}

/** Nickname for the room that is being created; undefined while the dialog is closed. It opens for a map that was chosen elsewhere. */
function useCreator(confirm: () => string): Signal<string | undefined> {
  const { chosenMap } = useUi();
  const creator = useSignal<string | undefined>(undefined);
  useEffect(() => {
    if (chosenMap.value !== undefined) creator.value = confirm();
  }, [chosenMap.value]);
  return creator;
}

function CreateDialog({ creator }: { readonly creator: Signal<string | undefined> }) {
  const { chosenMap } = useUi();
  if (creator.value === undefined) return null;
  const close = () => {
    creator.value = undefined;
    chosenMap.value = undefined;
  };
  return <CreateRoom nickname={creator.value} onClose={close} />;
}

/** Play now; before the first match of this browser comes the lesson. */
function usePlay(confirm: () => string): () => void {
  const { actions, preferences } = useUi();
  return () => {
    const nickname = confirm();
    if (preferences.lessonShown.value.peek()) return actions.playNow(nickname);
    preferences.lessonShown.save(true);
    void actions.practice(nickname, { kind: "lesson", first: true });
  };
}

function Corner() {
  return (
    <div class="home-corner">
      <HelpIconButton />
      <SettingsButton />
      <ThemeButton theme={useUi().theme} />
    </div>
  );
}

function News() {
  return useIdle() ? <HomeNews /> : null;
}

/** True once the browser has done what comes first. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const call = () => setIdle(true);
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(call, NEWS_DELAY_MS);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(call, { timeout: NEWS_DELAY_MS });
    return () => cancelIdleCallback(handle);
  }, []);
  return idle;
}

function RankedButtons({ onPlay }: { readonly onPlay: (mode: RankedMode) => void }) {
  const label = useId();
  return (
    <div class="ranked-buttons" role="group" aria-labelledby={label}>
      <span id={label}>
        <Trophy aria-hidden="true" />
        {t("ranked.title")}
      </span>
      {RANKED_MODES.map((mode) => (
        <Button key={mode} onPress={() => onPlay(mode)}>
          {t(`ranked.mode.${mode}`)}
        </Button>
      ))}
    </div>
  );
}
