import { contentHash } from '@/domain/content/content-hash';
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { keyHashOf, revisionOf } from '@/domain/content/items/item-key';
import type { Item } from '@/domain/quiz/item';

/** The items of one question, with their addresses and fingerprints. */
export function buildItems(
  drafts: readonly ItemDraft[],
  question: { readonly guide: string; readonly id: string; readonly text: string },
): Item[] {
  return drafts.map((draft): Item => {
    const { range: _range, ...item } = draft;
    return {
      ...item,
      ref: contentHash([question.guide, question.id, draft.id]),
      revision: revisionOf(item, question.text),
      keyHash: keyHashOf(item),
    };
  });
}
