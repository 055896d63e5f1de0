import type { Metadata } from 'next';
import { ReviewIsland } from './review-island';

export const metadata: Metadata = {
  title: 'Review',
  description: 'What is due today, across all guides that you practise.',
  alternates: { canonical: '/review' },
  robots: { index: false, follow: true },
};

/** The same for everyone: what is due is known in the browser alone. */
export default function ReviewPage() {
  return (
    <>
      <noscript>
        <main className="page pt-12">
          <h1 className="title small">Review</h1>
          <p className="mt-4">
            Reviews need JavaScript. <a href="/guides">The guides</a> can be read without it.
          </p>
        </main>
      </noscript>
      <ReviewIsland />
    </>
  );
}
