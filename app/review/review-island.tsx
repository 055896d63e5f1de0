'use client';

import { useCallback, useEffect, useState } from 'react';
import { namedPlan } from '@/client/planned-today';
import { ReviewDesk } from '@/client/review-desk';
import { hasSignedInMark } from '@/client/signed-in';
import { useSync } from '@/client/use-sync';
import { type ReviewHome, ReviewScreen } from '@/components/review/review-screen';
import type { GoOn, ReviewDeed } from '@/components/review/use-review-deeds';
import type { ReviewSitting } from '@/domain/review/review-sitting';
import { savedSentence } from '@/domain/review/sync-status';
import { useAnswerChange } from './use-answer-change';
import { useAnswerTime } from './use-answer-time';

const homes = {
  plan: { href: '/plan', name: 'your plan' },
  dashboard: { href: '/dashboard', name: 'your dashboard' },
  guides: { href: '/guides', name: 'the guides' },
} as const;

/** Where a sitting goes back to: the plan that it was opened from, else one's dashboard, else the guides. */
function homeOf(): ReviewHome {
  if (namedPlan() !== null) return homes.plan;
  return hasSignedInMark() ? homes.dashboard : homes.guides;
}

/** The reviews, as this browser's own log has them. */
export function ReviewIsland() {
  const [desk, setDesk] = useState<ReviewDesk | null>(null);
  const [shot, setShot] = useState<ReviewDesk['shot'] | null>(null);
  const { status } = useSync();
  const [home, setHome] = useState<ReviewHome>(homes.guides);
  useEffect(() => {
    const opened = new ReviewDesk();
    const end = opened.subscribe(() => setShot(opened.shot));
    setDesk(opened);
    setHome(homeOf());
    void opened.open();
    return () => {
      end();
      opened.end();
    };
  }, []);
  const view = shot?.view ?? null;
  const answerTime = useAnswerTime(view?.current?.showing ?? null);
  const change = useAnswerChange(view?.current ?? null);
  const handleDeed = useCallback((deed: ReviewDeed) => desk?.act(deed, answerTime()), [desk, answerTime]);
  const handleUndo = useCallback(() => desk?.undo(), [desk]);
  const handleTakeUp = useCallback(() => desk?.takeUp(), [desk]);
  const handleRelease = useCallback((card: string) => desk?.release(card), [desk]);
  const handleGoOn = useCallback((kind: GoOn) => desk?.goOn(kind), [desk]);
  const handleMode = useCallback((mode: ReviewSitting['mode']) => desk?.setMode(mode), [desk]);
  const handleOpen = useCallback((href: string) => location.assign(href), []);
  const handleClose = useCallback(() => location.assign(home.href), [home]);
  // The page's words for browsers without scripts stand alone until this one runs.
  if (desk === null) return null;
  return (
    <ReviewScreen
      view={view}
      desk={shot?.desk ?? null}
      readiness={view !== null && view.current === null ? (desk?.readiness() ?? null) : null}
      change={change}
      storage={shot?.storage ?? 'kept'}
      home={home}
      saved={savedSentence(status)}
      onDeed={handleDeed}
      onUndo={handleUndo}
      onTakeUp={handleTakeUp}
      onRelease={handleRelease}
      onGoOn={handleGoOn}
      onMode={handleMode}
      onOpen={handleOpen}
      onClose={handleClose}
    />
  );
}
