import { memo, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

/** The HTML stays untouched while fields inside of it change: React compares the text only. */
const Still = memo(function Still({
  html,
  className,
  into,
}: {
  readonly html: string;
  readonly className: string;
  readonly into: RefObject<HTMLDivElement | null>;
}) {
  return <div ref={into} className={className} dangerouslySetInnerHTML={{ __html: html }} />;
});

type Props = {
  readonly html: string;
  readonly className: string;
  /** Puts a field where a gap is. */
  readonly gap?: (name: string) => ReactNode;
};

/** Rendered Markdown of an item. The places of gaps (`<span data-gap="a">`) are filled with fields. */
export function ItemHtml({ html, className, gap }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are new when the HTML is.
  useLayoutEffect(() => {
    setPlaces([...(root.current?.querySelectorAll<HTMLElement>('[data-gap]') ?? [])]);
  }, [html]);
  return (
    <>
      <Still html={html} className={className} into={root} />
      {gap !== undefined &&
        places.map((place, index) => createPortal(gap(place.dataset['gap'] ?? ''), place, `${index}`))}
    </>
  );
}
