/** The open vote: its question, the counts, and buttons to answer; the keys Y and N answer as well. */
import { useEffect } from "preact/hooks";
import { ThumbsDown, ThumbsUp } from "lucide-preact";
import type { VoteInfo } from "../../session/room.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { castBallot, mayAnswer, ownAnswer, resetAnswer, voteKey, NO_KEY, YES_KEY } from "./ballot.ts";

/** Rendered without a vote as well: screen readers announce only changes of a live region that exists already. */
export function VoteArea() {
  const { session, keyboard } = useUi();
  const vote = session.vote.value;
  const keys = { yes: keyboard.labelOf(YES_KEY), no: keyboard.labelOf(NO_KEY) };
  useEffect(() => {
    if (vote === null) resetAnswer();
  }, [vote === null]);
  return (
    <div class="vote-area">
      <p class="visually-hidden" role="status">
        {vote && t("vote.announce", { question: questionOf(vote), name: vote.by, ...keys })}
      </p>
      {vote && <VoteCard key={voteKey(vote)} vote={vote} />}
    </div>
  );
}

function VoteCard({ vote }: { readonly vote: VoteInfo }) {
  const ui = useUi();
  const { session, keyboard } = ui;
  const answer = ownAnswer(vote, session.me.value);
  return (
    <section class="vote" aria-label={t("vote.title")}>
      <p class="vote-head">
        <b>{questionOf(vote)}</b>
        <span class="vote-time">{t("vote.seconds", { count: vote.secondsLeft })}</span>
      </p>
      <p class="vote-by">{t("vote.by", { name: vote.by })}</p>
      <Counts vote={vote} />
      {mayAnswer(vote, session) && (
        <div class="vote-answers">
          <Button size="small" icon={<ThumbsUp />} pressed={answer === true} onPress={() => castBallot(ui, true)}>
            {t("vote.yes")} <kbd class="for-keys">{keyboard.labelOf(YES_KEY)}</kbd>
          </Button>
          <Button size="small" icon={<ThumbsDown />} pressed={answer === false} onPress={() => castBallot(ui, false)}>
            {t("vote.no")} <kbd class="for-keys">{keyboard.labelOf(NO_KEY)}</kbd>
          </Button>
        </div>
      )}
    </section>
  );
}

/** A bar with yes from the left, no from the right, and a mark at the needed number of yes. */
function Counts({ vote: { yes, no, needed } }: { readonly vote: VoteInfo }) {
  // `needed` is more than half of the voters.
  const voters = Math.max(2 * needed - 1, yes + no);
  const share = (count: number) => `${(100 * count) / voters}%`;
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
