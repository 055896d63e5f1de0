import { logoPaths } from '@/components/ui/stones';

type Props = {
  readonly title: string;
  readonly description: string;
  /** Short facts for the foot: counts, author. */
  readonly facts: readonly string[];
};

const paper = '#f8f7f3';
const ink = '#221f1a';
const quiet = '#4f4a42';
const line = '#d9d6cf';
const lichen = '#d7e353';

function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32">
      {logoPaths.map((stone, index) => (
        <path
          key={stone.d}
          d={stone.d}
          transform={stone.transform}
          fill={index === 2 ? lichen : ink}
          stroke={index === 2 ? ink : 'none'}
          strokeWidth={1.4}
        />
      ))}
    </svg>
  );
}

/** The picture that other sites show beside a link. Drawn by satori: flex boxes and inline styles only. */
export function GuidePicture({ title, description, facts }: Props) {
  const titleSize = title.length > 60 ? 60 : title.length > 36 ? 72 : 84;
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: 1200,
        height: 630,
        boxSizing: 'border-box',
        background: paper,
        color: ink,
        padding: '64px 72px',
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', fontFamily: 'Literata', fontSize: 38 }}>
        <Mark size={56} />
        <span style={{ marginLeft: 16 }}>Cairn</span>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, justifyContent: 'center' }}>
        <div style={{ fontFamily: 'Literata', fontSize: titleSize, lineHeight: 1.12, letterSpacing: '-0.026em' }}>
          {title}
        </div>
        {description !== '' && (
          <div style={{ fontFamily: 'Literata', fontSize: 32, lineHeight: 1.4, color: quiet, marginTop: 24 }}>
            {description}
          </div>
        )}
      </div>
      <div
        style={{
          display: 'flex',
          borderTop: `2px solid ${line}`,
          paddingTop: 28,
          fontFamily: 'Schibsted Grotesk',
          fontSize: 28,
          color: quiet,
        }}
      >
        {facts.map((fact) => (
          <span key={fact} style={{ marginRight: 40 }}>
            {fact}
          </span>
        ))}
      </div>
    </div>
  );
}
