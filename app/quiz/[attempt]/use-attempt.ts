import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AttemptSync, type SyncState } from '@/client/attempt-sync';
import { send } from '@/client/send';
import type { GradedItem, RunningAttempt, SavedResponse } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';
import { shownResponse } from '@/domain/quiz/write-queue';

const noSync: SyncState = { waiting: {}, trouble: null, savedAt: null };

type Answered = {
  readonly response: Response | null;
  readonly isFlagged: boolean;
  readonly durationMs: number;
  readonly check?: boolean;
};

/** One attempt as this page knows it: what the server has, what waits to be sent, and the deeds. */
export function useAttempt(view: RunningAttempt) {
  const [saved, setSaved] = useState<Readonly<Record<string, SavedResponse>>>(view.responses);
  const [graded, setGraded] = useState<Readonly<Record<string, GradedItem>>>(view.graded);
  const [state, setState] = useState<SyncState>(noSync);
  const [clock, setClock] = useState({ deadlineAt: view.deadlineAt, extensionsLeft: view.extensionsLeft });
  const [problem, setProblem] = useState<string | null>(null);
  const [isEnding, setIsEnding] = useState(false);
  const extensions = useRef(view.extensions);
  const sync = useRef<AttemptSync | null>(null);
  const { id } = view;

  useEffect(() => {
    const made = new AttemptSync(id, view.responses, {
      onState: setState,
      onSaved: (ref, response, grade) => {
        setSaved((all) => ({ ...all, [ref]: response }));
        if (grade !== null) setGraded((all) => ({ ...all, [ref]: grade }));
      },
      onClosed: () => location.reload(),
    });
    sync.current = made;
    return () => made.close();
  }, [id, view.responses]);

  const responses = useMemo(
    () =>
      Object.fromEntries(view.items.map(({ ref }) => [ref, shownResponse(saved[ref], state.waiting[ref])] as const)),
    [view.items, saved, state.waiting],
  );

  const write = useCallback((ref: string, answer: Answered, isTyping = false) => {
    sync.current?.write(ref, answer, isTyping);
  }, []);

  const submit = useCallback(async () => {
    setIsEnding(true);
    setProblem(null);
    await sync.current?.settled();
    const ended = await send('POST', `/api/v1/attempts/${id}/submit`, {});
    if (ended.ok) {
      sync.current?.forget();
      location.reload();
      return;
    }
    setIsEnding(false);
    setProblem(
      ended.code === 'offline'
        ? 'The server did not answer. Your answers are saved on this device and nothing is lost. Try again.'
        : ended.title,
    );
  }, [id]);

  const extend = useCallback(async () => {
    type Extended = { deadlineAt: string; extensions: number; extensionsLeft: number };
    const given = await send<Extended>('POST', `/api/v1/attempts/${id}/extend`, { extension: extensions.current + 1 });
    if (!given.ok) return setProblem(given.title);
    extensions.current = given.value.extensions;
    setClock({ deadlineAt: given.value.deadlineAt, extensionsLeft: given.value.extensionsLeft });
  }, [id]);

  return { responses, graded, state, clock, problem, isEnding, write, submit, extend, setProblem };
}

/** The hints that were opened here, by item. */
export function useHints(id: string, onProblem: (title: string) => void) {
  const [hints, setHints] = useState<Readonly<Record<string, readonly string[]>>>({});
  const openHint = useCallback(
    async (ref: string, count: number) => {
      type Opened = { readonly hintsHtml: readonly string[] };
      const opened = await send<Opened>('POST', `/api/v1/attempts/${id}/hints/${ref}`, { count });
      if (opened.ok) setHints((all) => ({ ...all, [ref]: opened.value.hintsHtml }));
      else onProblem(opened.title);
    },
    [id, onProblem],
  );
  return { hints, openHint };
}
