import type { FinishedAttempt, ShownItem } from '@/domain/quiz/attempt-view';
import { missesText } from '@/domain/quiz/result-words';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly attempt: FinishedAttempt; readonly missed: readonly ShownItem[] };

const mostTopics = 3;

/** The topics with the most misses, each with the questions to read, and the cards. */
function topicsMissed(missed: readonly ShownItem[]) {
  const topics = new Map<string, ShownItem[]>();
  for (const item of missed) {
    const name = item.topics[0] ?? item.level ?? 'This guide';
    topics.set(name, [...(topics.get(name) ?? []), item]);
  }
  return [...topics].sort((a, b) => b[1].length - a[1].length).slice(0, mostTopics);
}

/** What to read and practise, from what was missed. */
export function StudyNext({ attempt, missed }: Props) {
  if (missed.length === 0) return null;
  const guideHref = `/guides/${attempt.guide}`;
  const questions = new Set(missed.map(({ question }) => question)).size;
  return (
    <section className="study-next" aria-labelledby="next">
      <h2 className="result-head" id="next">
        What to study next
      </h2>
      <ul>
        {topicsMissed(missed).map(([topic, items]) => (
          <li key={topic}>
            <a className="plain" href={`${guideHref}#question-${items[0]?.question}`}>
              {topic}
            </a>
            <p>{missesText(items.length)}. Read the answer, then say it aloud.</p>
          </li>
        ))}
        <li>
          <a className="plain" href={`${guideHref}/cards`}>
            {countOf(questions, 'card')} to practise
          </a>
          <p>The questions behind your misses are among the cards of this guide.</p>
        </li>
      </ul>
    </section>
  );
}
