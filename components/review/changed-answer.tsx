import type { ChangedBlock, ChangedPart } from '@/domain/review/answer-changes';
import { countOf } from '@/domain/shared/count-of';

/** `loading` and `away` are not known yet; `not_kept` will never be. */
export type AnswerChange = readonly ChangedBlock[] | 'loading' | 'away' | 'not_kept';

const sentences = {
  loading: 'Looking up what changed.',
  away: 'What changed is shown when there is a network.',
  not_kept: 'What it said before was not kept.',
} as const;

function Part({ part: { kind, text } }: { readonly part: ChangedPart }) {
  if (kind === 'same') return text;
  return kind === 'removed' ? (
    <del>
      <span className="vh">removed: </span>
      {text}
    </del>
  ) : (
    <ins>
      <span className="vh">added: </span>
      {text}
    </ins>
  );
}

function Block({ block }: { readonly block: ChangedBlock }) {
  if (block.kind === 'skipped') return <p className="change-same">{countOf(block.blocks, 'paragraph')} as before</p>;
  const parts = block.parts.map((part, index) => <Part key={index} part={part} />);
  return block.isCode ? <pre className="change-block is-code">{parts}</pre> : <p className="change-block">{parts}</p>;
}

/** What the answer says otherwise since it was learned, folded until somebody wants to see it. */
export function ChangedAnswer({ change }: { readonly change: AnswerChange }) {
  return (
    <details className="change">
      <summary>Answer changed since you learned it</summary>
      {typeof change === 'string' ? (
        <p className="change-same" role="status">
          {sentences[change]}
        </p>
      ) : change.length === 0 ? (
        <p className="change-same">Only its white space differs.</p>
      ) : (
        change.map((block, index) => <Block key={index} block={block} />)
      )}
    </details>
  );
}
