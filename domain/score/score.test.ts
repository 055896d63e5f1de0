import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { badgeSvg, shieldsEndpoint } from '@/domain/score/badge';
import { htmlSnippet, linkedInUrl, markdownSnippet } from '@/domain/score/embed';
import { newScoreSchema, scoreChoiceSchema } from '@/domain/score/score-schema';
import { makeStatement } from '@/domain/score/score-statement';
import {
  attemptText,
  caveats,
  durationText,
  howText,
  pointsText,
  runName,
  scoreSentence,
} from '@/domain/score/score-words';
import { xmlText } from '@/domain/score/xml-text';
import { hostileNames, scoreFacts } from '@/tests/support/score-facts';

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** Strictly parsed: rejects what is not well-formed XML. */
function parseXml(xml: string): { elements: Element[]; text: string } {
  const parser = new SaxesParser({ xmlns: false });
  const elements: Element[] = [];
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.write(xml).close();
  return { elements, text };
}

describe('a statement', () => {
  const statement = makeStatement(scoreFacts());

  test('counts points, levels and stones, each in order', () => {
    expect(statement).toMatchObject({
      points: 3.833333,
      items: 6,
      percent: 63,
      seenBefore: 1,
      durationMs: 21 * 60_000,
      stones: ['right', 'right', 'partly', 'missed', 'right', 'partly'],
    });
    expect(statement.byLevel.map(({ name, points, items }) => [name, points, items])).toEqual([
      ['beginner', 2.5, 3],
      ['intermediate', 0, 1],
      ['advanced', 1, 1],
    ]);
  });

  test('says 100% only when nothing was missed', () => {
    const credit = fc.constantFrom(0, 1 / 3, 0.5, 2 / 3, 0.999, 1);
    fc.assert(
      fc.property(fc.array(credit, { minLength: 1, maxLength: 300 }), (credits) => {
        const asked = credits.map((each) => ({ credit: each, level: null, topics: [], wasSeen: false }));
        const { percent, points, items, stones } = makeStatement(scoreFacts({ asked }));
        const isAll = credits.every((each) => each === 1);
        expect(percent === 100).toBe(isAll);
        expect(pointsText(points) === String(items)).toBe(isAll);
        expect(stones.every((stone) => stone === 'right')).toBe(isAll);
      }),
    );
  });

  test('is of nobody when no name is shown', () => {
    expect(scoreSentence(makeStatement(scoreFacts({ name: null })))).toBe(
      'Somebody scored 3.83 of 6 (63%) on the exam of SQL interview questions.',
    );
  });
});

test.each([
  [{}, 'exam', /graded on the server in one sitting. It was not proctored/],
  [{ poolSize: 6 }, 'full exam', /^All 6 questions, graded/],
  [{ mode: 'practice' }, 'practice run', /explained before the next question/],
  [{ kind: 'self_rated' }, 'self-rated run', /self-rated.*Nobody checked/],
  [{ kind: 'self_rated', mode: 'practice' }, 'self-rated run', /Nobody checked/],
  [{ endedBy: 'clock' }, 'exam', /The clock ended it\.$/],
] as const)('an attempt with %j is told as %s', (changes, name, how) => {
  const statement = makeStatement(scoreFacts(changes));
  expect([runName(statement), howText(statement)]).toEqual([name, expect.stringMatching(how)]);
});

test.each([
  [1, 1, 'First'],
  [1, 3, 'First of 3'],
  [2, 2, '2nd of 2'],
  [11, 12, '11th of 12'],
  [23, 30, '23rd of 30'],
])('attempt %i of %i is the %s', (attemptNumber, attemptCount, text) => {
  expect(attemptText(makeStatement(scoreFacts({ attemptNumber, attemptCount })))).toBe(text);
});

test.each([
  [0, 'under a minute'],
  [60_000, '1 minute'],
  [21 * 60_000, '21 minutes'],
  [3_600_000, '1 hour'],
  [2 * 3_600_000 + 5 * 60_000, '2 hours 5 minutes'],
  [50 * 3_600_000, 'over 2 days'],
])('%i ms are %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});

test('extensions of the clock and questions seen before are said, and nothing when there are none', () => {
  const asked = [{ credit: 1, level: null, topics: [], wasSeen: false }];
  expect(caveats(makeStatement(scoreFacts({ asked })))).toEqual([]);
  expect(caveats(makeStatement(scoreFacts({ clockMinutes: 20, extensions: 2 })))).toEqual([
    'The clock of 20 minutes was extended twice.',
    'The learner had seen the answers to 1 of the 6 questions in an earlier attempt.',
  ]);
});

describe('a badge', () => {
  test.each(hostileNames)('is well-formed and holds no more than text, whatever the guide is called: %j', (title) => {
    const clean = parseXml(badgeSvg(makeStatement(scoreFacts()), '12 February 2026'));
    const hostile = parseXml(badgeSvg(makeStatement(scoreFacts({ guideTitle: title })), title));
    expect(hostile.elements.map(({ name }) => name)).toEqual(clean.elements.map(({ name }) => name));
    expect(hostile.elements.map(({ attributes }) => Object.keys(attributes))).toEqual(
      clean.elements.map(({ attributes }) => Object.keys(attributes)),
    );
  });

  test('any text survives the way through XML, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const kept = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        const parsed = parseXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`);
        // A parser reads every line end as a newline.
        expect(parsed.text).toBe(kept.replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 500 },
    );
  });

  test('has the design’s measures', () => {
    const { elements } = parseXml(
      badgeSvg(makeStatement(scoreFacts({ guideTitle: 'PostgreSQL' })), '12 February 2026'),
    );
    expect(elements[0]?.attributes).toMatchObject({ width: '136', height: '20' });
  });

  test('says self-rated in its label and in its title', () => {
    const statement = makeStatement(scoreFacts({ kind: 'self_rated' }));
    const { text } = parseXml(badgeSvg(statement, '12 February 2026'));
    expect(text).toContain('SQL interview questions, self-rated');
    expect(text).not.toContain(', graded');
    expect(shieldsEndpoint(statement)).toMatchObject({
      schemaVersion: 1,
      label: expect.stringContaining('self-rated'),
    });
  });

  test('stays short, whatever the guide is called', () => {
    const svg = badgeSvg(makeStatement(scoreFacts({ guideTitle: 'Very long '.repeat(100) })), 'today');
    expect(Number(parseXml(svg).elements[0]?.attributes['width'])).toBeLessThan(360);
  });
});

describe('what goes elsewhere', () => {
  const page = 'https://cairn.example/s/abc';
  const statement = makeStatement(scoreFacts({ guideTitle: 'C* [and] "friends" <b>' }));

  test('a README line has no markup but its own', () => {
    expect(markdownSnippet(page, statement)).toBe(
      `[![Cairn: C\\* \\[and\\] "friends" \\<b\\> 63%](${page}/badge.svg)](${page})`,
    );
    expect(htmlSnippet(page, statement)).toBe(
      `<a href="${page}"><img src="${page}/badge.svg" alt="Cairn: C* [and] &quot;friends&quot; &lt;b&gt; 63%" height="20"></a>`,
    );
  });

  test('the link to LinkedIn names the certificate, its day and its page', () => {
    const url = new URL(
      linkedInUrl({ ...statement, pageUrl: page, organisation: 'cairn.example', kind: 'self_rated' }),
    );
    expect([url.origin + url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      'https://www.linkedin.com/profile/add',
      {
        startTask: 'CERTIFICATION_NAME',
        name: 'C* [and] "friends" <b> (self-rated), 63%',
        organizationName: 'cairn.example',
        issueYear: '2026',
        issueMonth: '2',
        certUrl: page,
        certId: 'abc',
      },
    ]);
  });
});

describe('what is sent to make a page', () => {
  const given = { name: 'Maya', isListed: false };

  test.each(hostileNames)('a name is stored clean, or refused: %j', (name) => {
    const parsed = scoreChoiceSchema.safeParse({ ...given, name });
    if (parsed.success) expect(parsed.data.name).toMatch(/^(?!.*[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B]).+$/u);
    else expect(parsed.error.issues[0]?.message).toMatch(/Write a name/);
  });

  test.each(['', '   ', '\u200b\u2060', '\u202e', 'W'.repeat(51)])('%j is not a name', (name) => {
    expect(scoreChoiceSchema.safeParse({ ...given, name }).success).toBe(false);
  });

  test('no name is null, and nothing else', () => {
    expect(scoreChoiceSchema.safeParse({ ...given, name: null }).data).toEqual({ name: null, isListed: false });
    expect(scoreChoiceSchema.safeParse({ isListed: false }).success).toBe(false);
    expect(newScoreSchema.safeParse({ ...given, id: 'x', attempt: 'y' }).success).toBe(false);
  });
});
