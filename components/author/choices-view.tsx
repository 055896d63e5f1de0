import { Check } from 'lucide';
import { underFive } from '@/components/author/statistics-words';
import { Icon } from '@/components/ui/icon';
import type { ChoiceTable, Told } from '@/domain/statistics/choice-table';
import { fewestForChoices } from '@/domain/statistics/choice-table';
import type { LetteredChoice } from '@/domain/statistics/flag-words';

export type ShownChoice = LetteredChoice & { readonly html: string };

type Props = { readonly table: ChoiceTable | null; readonly choices: readonly ShownChoice[] };

/** The share of a count; of small ones only that they are. */
function Share({ count, of }: { readonly count: Told; readonly of: Told }) {
  if (count === null || of === null) return <span className="sub">hidden</span>;
  return of === 0 ? 'none' : `${Math.round((count / of) * 100)}%`;
}

function Bar({ count, of, isKey }: { readonly count: Told; readonly of: number; readonly isKey: boolean }) {
  return (
    <svg className={isKey ? 'au-bar key' : 'au-bar'} viewBox="0 0 88 6" aria-hidden="true">
      <rect className="track" width="88" height="6" rx="3" />
      {count !== null && count > 0 && <rect className="fill" width={(88 * count) / of} height="6" rx="3" />}
    </svg>
  );
}

function Row({ table, choice, at }: { table: ChoiceTable; choice: ShownChoice | null; at: number }) {
  const row = table.rows[at];
  const { sizes } = table;
  if (row === undefined) return null;
  return (
    <tr>
      <td>
        {choice?.isKey === true ? (
          <>
            <Icon icon={Check} />
            <span className="vh">Correct, {choice.letter}</span>
          </>
        ) : (
          <span className="meta">{choice?.letter ?? ''}</span>
        )}
      </td>
      {choice === null ? (
        <th scope="row" className="sub">
          No answer
        </th>
      ) : (
        <th scope="row" className="au-choice" dangerouslySetInnerHTML={{ __html: choice.html }} />
      )}
      <td>
        <span className="au-share">
          <Bar count={row.all} of={sizes.all} isKey={choice?.isKey === true} />
          <span>
            <Share count={row.all} of={sizes.all} />
          </span>
        </span>
      </td>
      <td className="r">
        <Share count={row.lowest} of={sizes.lowest} />
      </td>
      <td className="r">
        <Share count={row.highest} of={sizes.highest} />
      </td>
    </tr>
  );
}

/** Who chose what. */
export function ChoicesView({ table, choices }: Props) {
  if (table === null)
    return (
      <p className="sub">
        Shown from {fewestForChoices} answers on: before that a choice would say too much about single learners.
      </p>
    );
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label="Choices">
        <table className="au-choices">
          <thead>
            <tr>
              <td />
              <th scope="col">Choice</th>
              <th scope="col">All</th>
              <th scope="col" className="r">
                Lowest third
              </th>
              <th scope="col" className="r">
                Highest third
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <Row key={row.choice ?? ''} table={table} choice={choices[at] ?? null} at={at} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta mt-3">
        Thirds by the mean credit on the other questions of the same attempt. A good wrong choice attracts the lowest
        third more than the highest. Hidden: {underFive} learners, or a number that would tell one.
      </p>
    </>
  );
}
