'use client';

import { useEffect, useRef, useState } from 'react';
import { ResultList } from '@/components/search/result-list';
import { type SearchResult, usualResults } from '@/domain/search/search-result';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly initialQuery: string;
  readonly initialResults: readonly SearchResult[];
  /** Asks the server; rejects when it cannot be reached or the signal ends it. */
  readonly onSearch: (query: string, signal: AbortSignal) => Promise<readonly SearchResult[]>;
};

type State = { readonly query: string; readonly results: readonly SearchResult[]; readonly hasFailed: boolean };

const pauseMs = 120;

function statusOf({ query, results, hasFailed }: State): string {
  if (hasFailed) return 'The search could not be reached. Check the connection; what you typed is still here.';
  if (query.trim() === '') return 'Type a word from a question or an answer. Misspelt words are found too.';
  if (results.length === 0) return `Nothing found for “${query.trim()}”. Try fewer or other words.`;
  return results.length < usualResults ? countOf(results.length, 'result') : `The best ${usualResults} results`;
}

/** A form that works without JavaScript; with it, results follow the typing. */
export function SearchForm({ initialQuery, initialResults, onSearch }: Props) {
  const [typed, setTyped] = useState(initialQuery);
  const [state, setState] = useState<State>({ query: initialQuery, results: initialResults, hasFailed: false });
  const field = useRef<HTMLInputElement>(null);
  /** What the results on the page are for; null when they are for nothing. */
  const shown = useRef<string | null>(initialQuery);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (typed === shown.current) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      history.replaceState(null, '', typed === '' ? '/search' : `/search?q=${encodeURIComponent(typed)}`);
      try {
        const results = await onSearch(typed, controller.signal);
        if (controller.signal.aborted) return;
        shown.current = typed;
        setState({ query: typed, results, hasFailed: false });
      } catch {
        if (controller.signal.aborted) return;
        shown.current = null;
        setState((before) => ({ ...before, hasFailed: true }));
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed, onSearch]);

  return (
    <>
      <search>
        <form action="/search" method="get" className="search-form">
          <label htmlFor="q" className="vh">
            Search guides, questions and answers
          </label>
          <input
            ref={field}
            id="q"
            name="q"
            type="search"
            className="input"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            placeholder="idempotency, NULL, event loop"
          />
          <button type="submit" className="btn">
            Search
          </button>
        </form>
      </search>
      <p className="meta search-status" role="status">
        {statusOf(state)}
      </p>
      <ResultList results={state.results} />
    </>
  );
}
