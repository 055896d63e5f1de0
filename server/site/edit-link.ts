/**
 * Where a content file can be edited. Until the operator names a repository (`editUrl` in `content/_config.yml`), the
 * link shows the file's source, so that a reader can always see what was written.
 */
export function editHref(file: string): string {
  return `/source/${file}`;
}
