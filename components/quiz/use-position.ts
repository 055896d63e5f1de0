import { useCallback, useEffect, useLayoutEffect, useState } from 'react';

function positionIn(hash: string, many: number): number | null {
  const found = /^#(\d{1,4})$/.exec(hash)?.[1];
  const position = found === undefined ? Number.NaN : Number(found) - 1;
  return position >= 0 && position <= many ? position : null;
}

/**
 * Which question is on the screen, from 0; `many` is the last look. It stands in the address, so that the browser's Back
 * goes to the question before, and a reload stays.
 */
export function usePosition(many: number, first: number): { position: number; go: (index: number) => void } {
  const [position, setPosition] = useState(first);
  // The server does not see what stands after the #: the page comes with the first open one, and moves before it is seen.
  useLayoutEffect(() => {
    const named = positionIn(location.hash, many);
    if (named !== null) setPosition(named);
  }, [many]);
  useEffect(() => {
    const handlePop = (): void => setPosition(positionIn(location.hash, many) ?? first);
    addEventListener('popstate', handlePop);
    return () => removeEventListener('popstate', handlePop);
  }, [many, first]);
  const go = useCallback(
    (index: number) => {
      const next = Math.max(0, Math.min(index, many));
      history.pushState(null, '', `#${next + 1}`);
      setPosition(next);
      scrollTo({ top: 0 });
    },
    [many],
  );
  return { position, go };
}
