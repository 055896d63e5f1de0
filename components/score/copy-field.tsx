import { Copy } from 'lucide';
import { useId, useRef, useState } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { Icon } from '@/components/ui/icon';

type Props = { readonly label: string; readonly value: string };

/** Text to take along. Where the browser refuses the clipboard, it is selected instead. */
export function CopyField({ label, value }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    const isCopied = await copyText(value);
    if (!isCopied) field.current?.select();
    setSaid(isCopied ? 'Copied.' : 'Selected. Copy it with your keyboard.');
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="copyf">
        <input
          ref={field}
          id={id}
          className="input"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="btn" onClick={() => void copy()}>
          <Icon icon={Copy} />
          Copy<span className="vh"> {label}</span>
        </button>
      </div>
      <p role="status" className="help">
        {said}
      </p>
    </div>
  );
}
