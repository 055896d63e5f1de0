import type { ExcerptPart } from '@/domain/search/excerpt';
import type { SearchResult } from '@/domain/search/search-result';

function Parts({ parts }: { readonly parts: readonly ExcerptPart[] }) {
  return parts.map((part, index) =>
    part.isMatch ? (
      <mark key={`${index}-${part.text}`}>{part.text}</mark>
    ) : (
      <span key={`${index}-${part.text.length}`}>{part.text}</span>
    ),
  );
}

type Props = { readonly results: readonly SearchResult[] };

export function ResultList({ results }: Props) {
  return (
    <ol className="results">
      {results.map((result) => (
        <li key={result.href}>
          <a className="result-title" href={result.href}>
            <Parts parts={result.title} />
          </a>
          <p className="meta">{result.place}</p>
          <p className="sub">
            <Parts parts={result.excerpt} />
          </p>
        </li>
      ))}
    </ol>
  );
}
