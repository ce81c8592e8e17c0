/** For the room's admin: start and stop, pause, and the stadium. */
import { useId } from "preact/hooks";
import { Pause, Play, Square } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";

export function AdminTools() {
  const { session, actions, menuOpen } = useUi();
  const game = session.game.value;
  const start = () => {
    actions.ask("start");
    menuOpen.value = false;
  };
  return (
    <section class="admin">
      <StadiumPick locked={game !== null} />
      <div class="row">
        {game === null ? (
          <Button look="primary" icon={<Play />} onPress={start}>
            {t("room.start")}
          </Button>
        ) : (
          <>
            <Button
              icon={game.paused ? <Play /> : <Pause />}
              onPress={() => actions.ask("pause", { paused: !game.paused })}
            >
              {game.paused ? t("room.resume") : t("room.pause")}
            </Button>
            <Button look="danger" icon={<Square />} onPress={() => actions.ask("stop")}>
              {t("room.stop")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** A stadium cannot change under a running game. */
function StadiumPick({ locked }: { readonly locked: boolean }) {
  const { session, actions } = useUi();
  const names = session.stadiums.value.map((card) => card.name);
  const id = useId();
  const current = session.room.value?.stadiumName ?? "";
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t("room.stadium")}
      </label>
      <select
        id={id}
        value={current}
        disabled={locked}
        aria-describedby={locked ? `${id}-why` : undefined}
        onChange={(event) => actions.ask("stadium", { name: event.currentTarget.value })}
      >
        {!names.includes(current) && <option value={current}>{current}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {locked && (
        <p class="field-note" id={`${id}-why`}>
          {t("room.stadiumLocked")}
        </p>
      )}
    </div>
  );
}
