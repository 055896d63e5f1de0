import type { Metadata } from 'next';
import { GuideListMarks } from '@/client/guide-marks';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { GuideList } from '@/components/home/guide-list';
import { MemoryChart } from '@/components/home/memory-chart';
import { TryOne } from '@/components/home/try-one';
import { SiteFrame } from '@/components/site/site-frame';
import { memoryCurve } from '@/domain/scheduling/memory-curve';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { staticMarkup } from '@/server/content/markup';
import { pageAddress } from '@/server/site/page-address';
import { homeSamples } from '@/server/site/samples';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = {
  title: { absolute: 'Cairn: know it on the day' },
  alternates: pageAddress('/'),
  openGraph: {
    type: 'website',
    url: '/',
    siteName: 'Cairn',
    title: 'Know it on the day',
    images: [{ url: '/opengraph.png', width: 1200, height: 630, alt: 'Cairn' }],
  },
};

const curve = memoryCurve(4, 15);

export default async function HomePage() {
  const library = content().library();
  const questions = library.guides.reduce((sum, guide) => sum + guide.questions.length, 0);
  const list = registerFragment(`home ${library.version} list`, staticMarkup(<GuideList library={library} />));
  const wide = registerFragment('home chart wide', staticMarkup(<MemoryChart curve={curve} size="wide" />));
  const slim = registerFragment('home chart slim', staticMarkup(<MemoryChart curve={curve} size="slim" />));
  const first = library.guides[0];
  return (
    <SiteFrame version={siteVersion}>
      <main id="main">
        <section className="page hero">
          <div>
            <h1>Know it on the day.</h1>
            <p className="lede">
              Cairn prepares you for technical interviews in two steps. Read a guide to what interviewers ask and what a
              good answer holds. Then practise its questions until each answer stays.
            </p>
            <div className="go">
              <a className="btn big" href={first === undefined ? '/guides' : `/guides/${first.slug}`}>
                Read a guide
              </a>
              <a href="#how">Why practice works</a>
            </div>
            <p className="meta fine">Free and open source. You can run your own copy. No account is needed.</p>
          </div>
          <TryOne samples={await homeSamples()} />
        </section>
        <section className="page" id="how" aria-labelledby="how-title">
          <div className="how">
            <div className="how-caption">
              <h2 id="how-title">One question, four reviews</h2>
              <p>
                The line is the chance of recalling one answer. Each review lifts it and slows the next fall, so the
                gaps grow: {gapsInWords(curve.reviewDays)} days. Computed with FSRS-6 and its default parameters, for a
                card that is recalled each time.
              </p>
            </div>
            <Fragment name={wide} className="wide" />
            <Fragment name={slim} className="slim" />
          </div>
        </section>
        <section className="page" aria-labelledby="guides-title">
          <div className="list">
            <div className="list-head">
              <h2 id="guides-title">Guides</h2>
              <span className="sub">
                {countOf(library.guides.length, 'guide')}, {countOf(questions, 'question')}
              </span>
            </div>
            <Fragment name={list} />
            <GuideListMarks />
          </div>
          <div className="three">
            <div>
              <h3>What a guide is</h3>
              <p>
                An article on how such interviews go, then its questions from easy to hard, each with the answer a
                strong candidate would give.
              </p>
            </div>
            <div>
              <h3>What practice does</h3>
              <p>
                You see the question, recall the answer, then look. A card you miss comes back in the same sitting.
                Every rating is kept, and you can undo it.
              </p>
            </div>
            <div>
              <h3>What it keeps</h3>
              <p>
                Your ratings, in this browser. An account keeps them as well, for all your devices. Nobody is tracked,
                and you can take everything with you or delete it.
              </p>
            </div>
          </div>
        </section>
      </main>
    </SiteFrame>
  );
}

function gapsInWords(days: readonly number[]): string {
  const gaps = days.slice(1).map((day, index) => String(day - (days[index] ?? 0)));
  return [gaps.slice(0, -1).join(', '), gaps.at(-1)].filter(Boolean).join(', then ');
}
