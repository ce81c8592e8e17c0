/** The first page: a name, and three ways into a match. */
import { Play, Plus } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { Card } from "../component/card.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { Wordmark } from "../component/wordmark.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";
import { Hero } from "./hero.tsx";
import { JoinForm } from "./join-form.tsx";
import { NicknameField, useNickname } from "./nickname-field.tsx";

export function Home() {
  const { actions } = useUi();
  const { draft, settle } = useNickname();
  return (
    <div class="ground">
      <Hero />
      <div class="corner">
        <ThemeButton />
      </div>
      <main class="home">
        <h1 class="home-title">
          <Wordmark />
        </h1>
        <p class="home-tagline">{t("home.tagline")}</p>
        <Card name="home-card">
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              actions.playNow(settle());
            }}
          >
            <NicknameField draft={draft} />
            <Button look="primary" size="large" type="submit" icon={<Play />}>
              {t("home.playNow")}
            </Button>
          </form>
          <Button size="large" icon={<Plus />} onPress={() => actions.createRoom(settle(), {})}>
            {t("home.createRoom")}
          </Button>
          <p class="rule">{t("home.or")}</p>
          <JoinForm onJoin={(code) => actions.joinRoom(settle(), code)} />
        </Card>
        <p class="home-note for-keys">{t("home.note")}</p>
        <p class="home-note for-touch">{t("home.touch")}</p>
      </main>
    </div>
  );
}
