/** The vote that is on: what about, how it stands, and the two answers; Y and N answer too. */
import { useEffect } from "preact/hooks";
import { ThumbsDown, ThumbsUp } from "lucide-preact";
import type { VoteInfo } from "../../session/room.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { castBallot, forgetAnswer, isAsked, ownAnswer, voteName } from "./ballot.ts";

/** There also when it is empty: what comes later is only announced from inside of something that was there before. */
export function VotePlace() {
  const { session } = useUi();
  const vote = session.vote.value;
  useEffect(() => {
    if (vote === null) forgetAnswer();
  }, [vote === null]);
  return (
    <div class="vote-place">
      <p class="unseen" role="status">
        {vote && t("vote.announce", { question: questionOf(vote), name: vote.by })}
      </p>
      {vote && <VoteCard key={voteName(vote)} vote={vote} />}
    </div>
  );
}

function VoteCard({ vote }: { readonly vote: VoteInfo }) {
  const ui = useUi();
  const { session } = ui;
  const answer = ownAnswer(vote, session.me.value);
  return (
    <section class="vote" aria-label={t("vote.title")}>
      <p class="vote-head">
        <b>{questionOf(vote)}</b>
        <span class="vote-time">{t("vote.seconds", { count: vote.secondsLeft })}</span>
      </p>
      <p class="vote-by">{t("vote.by", { name: vote.by })}</p>
      <Standing vote={vote} />
      {isAsked(vote, session) && (
        <div class="vote-answers">
          <Button size="small" icon={<ThumbsUp />} pressed={answer === true} onPress={() => castBallot(ui, true)}>
            {t("vote.yes")} <kbd class="for-keys">{t("vote.yesKey")}</kbd>
          </Button>
          <Button size="small" icon={<ThumbsDown />} pressed={answer === false} onPress={() => castBallot(ui, false)}>
            {t("vote.no")} <kbd class="for-keys">{t("vote.noKey")}</kbd>
          </Button>
        </div>
      )}
    </section>
  );
}

/** Yes from the left, no from the right, and a mark where it is decided. */
function Standing({ vote: { yes, no, needed } }: { readonly vote: VoteInfo }) {
  // `needed` is more than half of those who are asked.
  const all = Math.max(2 * needed - 1, yes + no);
  const share = (count: number) => `${(100 * count) / all}%`;
  return (
    <div class="vote-count">
      <div class="vote-bar" aria-hidden="true">
        <i class="vote-yes" style={{ width: share(yes) }} />
        <i class="vote-no" style={{ width: share(no) }} />
        <i class="vote-needed" style={{ left: share(needed) }} />
      </div>
      <p>{t("vote.standing", { yes, no, needed })}</p>
    </div>
  );
}

function questionOf({ subject, object }: VoteInfo): string {
  if (subject === "kick") return t("vote.kick", { name: object });
  return subject === "stadium" ? t("vote.stadium", { name: object }) : t("vote.restart");
}
