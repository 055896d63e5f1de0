import { Pebble, PebbleSprite, ProgressCairn } from '@/components/ui/stones';

/** Beside every form of signing in: what it is for, and that it is not needed. */
export function WhatAnAccountKeeps() {
  return (
    <aside className="keep">
      <PebbleSprite />
      <ProgressCairn stones={2} width={92} />
      <h2>What an account keeps</h2>
      <ul>
        <li>
          <Pebble level={4} />
          <span>
            <b>Your log.</b> Which cards you have rated, and how, on every device.
          </span>
        </li>
        <li>
          <Pebble level={4} />
          <span>
            <b>Your quizzes, scores and plans.</b> What you answered and what you made of it.
          </span>
        </li>
        <li>
          <Pebble level={4} />
          <span>
            <b>Your settings.</b> Time zone, limits, theme.
          </span>
        </li>
        <li>
          <Pebble level={4} />
          <span>
            <b>Your email address,</b> for signing in and for notices about the account. Nothing else is sent to it.
          </span>
        </li>
      </ul>
      <p className="sub">
        You can read every guide and try every card without one. <a href="/guides">Keep browsing</a>
      </p>
    </aside>
  );
}
