import type { FinishedAttempt } from '@/domain/quiz/attempt-view';
import { listed, missesByTopic, missesOf, numberWord } from '@/domain/quiz/result-words';

type Props = { readonly view: FinishedAttempt; readonly cardsHref: string };

const mostTopics = 3;
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where to read on: the topics with the most misses, their questions in the guide, and the cards. */
export function StudyNext({ view, cardsHref }: Props) {
  const misses = missesOf(view);
  if (misses.length === 0) return null;
  const topics = missesByTopic(misses).slice(0, mostTopics);
  return (
    <section className="res-sec">
      <h2 className="res-h">What to study next</h2>
      <ul className="next">
        {topics.map(({ topic, misses: missed }) => (
          <li key={topic}>
            <a className="plain next-title" href={`/guides/${view.guide}#question-${missed[0]?.item.question ?? ''}`}>
              {topic}
            </a>
            <p className="sub">
              {upperFirst(numberWord(missed.length))} missed, at {missed.length === 1 ? 'question' : 'questions'}{' '}
              {listed(missed.map(({ item }) => String(item.position)))}. Read the answer in the guide.
            </p>
          </li>
        ))}
        <li>
          <a className="plain next-title" href={cardsHref}>
            The cards of this guide
          </a>
          <p className="sub">Recall each answer until it stays. Missed questions come first once you add them.</p>
        </li>
      </ul>
    </section>
  );
}
