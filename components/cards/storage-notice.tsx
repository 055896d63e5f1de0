import { TriangleAlert } from 'lucide';
import { Icon } from '@/components/ui/icon';

type Props = { readonly state: 'kept' | 'blocked' | 'full' };

const words = {
  blocked: 'This browser does not let the site store anything. Ratings are kept until you close this page.',
  full: 'This browser’s storage is full. New ratings are kept until you close this page; the earlier ones are safe.',
};

export function StorageNotice({ state }: Props) {
  if (state === 'kept') return null;
  return (
    <p className="notice" role="status">
      <Icon icon={TriangleAlert} />
      {words[state]}
    </p>
  );
}
