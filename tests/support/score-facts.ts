import type { ScoreFacts } from '@/domain/score/score-statement';

const credits = [1, 1, 0.5, 0, 1, 1 / 3];
const levels = ['advanced', 'beginner', 'beginner', 'intermediate', 'beginner', null];

/** Facts of a finished attempt of six questions; each test changes what it is about. */
export function scoreFacts(changes: Partial<ScoreFacts> = {}): ScoreFacts {
  return {
    name: 'Maya Lindqvist',
    guide: 'sql',
    guideTitle: 'SQL interview questions',
    edition: '0123456789abcdef',
    mode: 'exam',
    kind: 'graded',
    endedBy: 'learner',
    clockMinutes: null,
    extensions: 0,
    attemptNumber: 1,
    attemptCount: 1,
    poolSize: 50,
    startedAt: new Date('2026-02-12T10:00:00.000Z'),
    submittedAt: new Date('2026-02-12T10:21:00.000Z'),
    asked: credits.map((credit, index) => ({ credit, level: levels[index] ?? null, topics: [], wasSeen: index === 3 })),
    ...changes,
  };
}

/** Names that somebody could choose to break a page, a picture or a badge. None of them is refused by every form. */
export const hostileNames: readonly string[] = [
  '</text></svg><script>alert(1)</script>',
  `"onload="alert(1)`,
  "'><img src=x onerror=alert(1)>",
  '&lt;&amp;&#x3c;&unknown;',
  ']]><!--',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  '\u0000\u0001\u0008\u000b\u001b',
  '\ud800 half, other half \udc00',
  '\ufffe\uffff',
  '\u202egnirts desrever\u202c',
  'a\u200bb\u200cc\u2060d\ufeffe',
  '[x](javascript:alert(1))![y](z)`',
  '%3Cscript%3E',
  '{{7*7}}',
  `Zo\u0308e${'\u0301'.repeat(60)}`,
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽',
  'محمد بن سلمان',
  'שָׁלוֹם עולם',
  'नमस्ते क्षत्रिय',
  'สวัสดีชาวโลก',
  '山田太郎 한국어 简体繁體',
  'W'.repeat(50),
];
