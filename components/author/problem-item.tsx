import { CircleX, Info, TriangleAlert } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { CodeFrame } from '@/domain/content/code-frame';
import type { Diagnostic } from '@/domain/content/diagnostic';

type Props = {
  readonly diagnostic: Diagnostic;
  readonly frame: CodeFrame | null;
  readonly sourceHref: string | null;
  readonly editHref: string | null;
};

const kinds = {
  error: { icon: CircleX, word: 'Error: ' },
  warning: { icon: TriangleAlert, word: 'Warning: ' },
  info: { icon: Info, word: 'Note: ' },
} as const;

function Frame({ frame: { lines, caret }, place }: { readonly frame: CodeFrame; readonly place: string }) {
  return (
    <pre className="au-frame" tabIndex={0} role="group" aria-label={`Lines around ${place}`}>
      {lines.map(({ number, text, isHit }) => (
        <span key={number}>
          <span className={isHit ? 'au-line hit' : 'au-line'}>
            <span>{number}</span>
            <span>{text}</span>
          </span>
          {isHit && (
            <span className="au-line" aria-hidden="true">
              <span />
              <span className="au-caret">{`${' '.repeat(caret.before)}${'^'.repeat(caret.width)}`}</span>
            </span>
          )}
        </span>
      ))}
    </pre>
  );
}

/** Words with code between backticks, as diagnostics have it. */
function Words({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

function sentence(message: string): string {
  const upper = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(upper) ? upper : `${upper}.`;
}

/** One problem: what, where, the line itself, and what to write instead. */
export function ProblemItem({ diagnostic, frame, sourceHref, editHref }: Props) {
  const { rule, severity, file, range, message, help } = diagnostic;
  const { icon, word } = kinds[severity];
  const place = `${file}:${range.start.line}:${range.start.column}`;
  return (
    <li className={`au-problem ${severity}`}>
      <div className="au-problem-head">
        <Icon icon={icon} />
        <h2>
          <span className="vh">{word}</span>
          <Words text={sentence(message)} />
        </h2>
        <span className="au-rule">{rule}</span>
        {sourceHref === null ? (
          <span className="au-place">{place}</span>
        ) : (
          <a className="au-place plain" href={sourceHref}>
            {place}
          </a>
        )}
      </div>
      {frame !== null && <Frame frame={frame} place={place} />}
      {(help !== undefined || editHref !== null) && (
        <p className="au-fix">
          {help !== undefined && (
            <span>
              <Words text={sentence(help)} />
            </span>
          )}
          {editHref !== null && <a href={editHref}>Open in editor</a>}
        </p>
      )}
    </li>
  );
}
