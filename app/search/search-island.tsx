'use client';

import { SearchForm } from '@/components/search/search-form';
import type { SearchResult } from '@/domain/search/search-result';

type Props = { readonly query: string; readonly results: readonly SearchResult[] };

async function ask(query: string, signal: AbortSignal): Promise<readonly SearchResult[]> {
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  return ((await response.json()) as { results: readonly SearchResult[] }).results;
}

export function SearchIsland({ query, results }: Props) {
  return <SearchForm initialQuery={query} initialResults={results} onSearch={ask} />;
}
