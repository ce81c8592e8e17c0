/** The first page: a name, the ways into a match, and the rooms that are open. */
import { useSignal } from "@preact/signals";
import { Play, Plus } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Card } from "../component/card.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { Wordmark } from "../component/wordmark.tsx";
import { useUi } from "../context/ui-context.ts";
import { Lobby } from "../lobby/lobby.tsx";
import { t } from "../i18n/translate.ts";
import { CreateRoom } from "./create/create-room.tsx";
import { Hero } from "./hero.tsx";
import { IdentityButton } from "./identity/identity-button.tsx";
import { JoinForm } from "./join-form.tsx";
import { NicknameField, useNickname } from "./nickname-field.tsx";

export function Home() {
  const { actions } = useUi();
  const { draft, settle } = useNickname();
  /** The nickname of whoever is about to make a room. */
  const maker = useSignal<string | undefined>(undefined);
  return (
    <div class="ground">
      <Hero />
      <div class="corner">
        <ThemeButton />
      </div>
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
              actions.playNow(settle());
            }}
          >
            <div class="you">
              {/* Kept as soon as it is typed: who looks at the live scores first is still called so when he comes back. */}
              <NicknameField draft={draft} onSettled={settle} />
              <IdentityButton />
            </div>
            <Button look="primary" size="large" type="submit" icon={<Play />}>
              {t("home.playNow")}
            </Button>
          </form>
          <Button size="large" icon={<Plus />} onPress={() => (maker.value = settle())}>
            {t("home.createRoom")}
          </Button>
          <p class="rule">{t("home.or")}</p>
          <JoinForm onJoin={(code) => actions.joinRoom(settle(), code)} />
        </Card>
        <Lobby settle={settle} />
        <p class="home-note for-keys">{t("home.note")}</p>
        <p class="home-note for-touch">{t("home.touch")}</p>
      </main>
      {maker.value !== undefined && <CreateRoom nickname={maker.value} onClose={() => (maker.value = undefined)} />}
    </div>
  );
}
