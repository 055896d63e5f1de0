import type { ContentConfig } from '@/domain/content/parse-config';

/**
 * Where a content file can be edited: in the repository that `editUrl` in `content/_config.yml` names. Without it the
 * link shows the file's source, so that a reader can always see what was written.
 */
export function editHref({ editUrl }: ContentConfig, file: string): string {
  if (editUrl === null) return `/source/${file}`;
  return editUrl.replaceAll('{file}', file.split('/').map(encodeURIComponent).join('/'));
}
