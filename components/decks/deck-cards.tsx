import type { Card } from '@/domain/review/deck';

type Props = { readonly name: string; readonly cards: readonly Card[] };

/** Cards with both sides, as they are asked. */
export function DeckCards({ name, cards }: Props) {
  return (
    <section className="scroll" aria-label={`Cards of ${name}`} tabIndex={0}>
      <table className="deck-table">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Answer</th>
            <th scope="col">Tags</th>
          </tr>
        </thead>
        <tbody>
          {cards.map(({ id, questionHtml, answerHtml, topics }) => (
            <tr key={id} id={`card-${id}`}>
              <th scope="row" dangerouslySetInnerHTML={{ __html: questionHtml }} />
              <td>
                <div className="read" dangerouslySetInnerHTML={{ __html: answerHtml }} />
              </td>
              <td className="meta">{topics.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
