import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = {
  title: 'Keys, and running your own',
  description: 'The keys that work without a mouse, and how to run your own copy.',
  alternates: { canonical: '/about' },
};

const keys: readonly (readonly [readonly string[], string, string])[] = [
  [['Space', 'Enter'], 'show the answer, then rate Good', 'cards'],
  [['1', '2', '3', '4'], 'Again, Hard, Good, Easy', 'cards, answer shown'],
  [['←', '→', '↑'], 'don’t know, know, skip', 'cards, quick mode'],
  [['s', 'u'], 'skip, undo', 'cards'],
  [['j', 'k', 'o'], 'next, previous, open or close a question', 'guide'],
  [['/'], 'search', 'everywhere'],
  [['t'], 'theme: follow system, light, dark', 'everywhere'],
  [['?'], 'list of keys', 'cards'],
  [['Esc'], 'close', 'cards, dialogs'],
];

export default function AboutPage() {
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Keys, and running your own</h1>
        <div className="read mt-6 max-w-read">
          <h2 id="keys">Keys</h2>
          <div className="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Key</th>
                  <th scope="col">Does</th>
                  <th scope="col">Where</th>
                </tr>
              </thead>
              <tbody>
                {keys.map(([names, does, where]) => (
                  <tr key={does}>
                    <td>
                      {names.map((name) => (
                        <kbd key={name} className="mr-1">
                          {name}
                        </kbd>
                      ))}
                    </td>
                    <td>{does}</td>
                    <td>{where}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>Keys are ignored while you type into a field.</p>
          <h2 id="figures">How the figures are made</h2>
          <p>
            Every figure of the dashboard follows from your own log of ratings and from nothing else. The chance that
            you recall a card today comes from FSRS-6, a published model of forgetting.
          </p>
          <ul>
            <li>Minutes: what your own answers took, the median of recalls and of lapses, each by its chance.</li>
            <li>Readiness: the mean of these chances over all questions of a guide. One never learned counts 0.</li>
            <li>A run of days rests when nothing was due. Such a day neither breaks it nor counts.</li>
            <li>
              Recall and predictions: only the first answer to a card on a day counts, a day or more after the one
              before. What was predicted is what the schedule said just before the answer. Quizzes are left out, since
              choices can be guessed.
            </li>
            <li>Bars are 95% intervals by Wilson’s method. Under 100 answers, predictions are not judged.</li>
          </ul>
          <p>
            <code>docs/dashboard.md</code> has each formula, and <code>npm run schedule -- evaluate</code> reckons them
            anew from an export.
          </p>
          <h2>What is stored</h2>
          <p>
            The <a href="/privacy">page about privacy</a> says it exactly.
          </p>
          <h2>Run your own</h2>
          <p>
            Cairn is open source: the code under MIT, the guides under CC BY 4.0. One command starts it on your machine,
            with your own guides in <code>content/</code>. The README of the project tells how.
          </p>
        </div>
      </main>
    </SiteFrame>
  );
}
