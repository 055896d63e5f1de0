import { copyText } from '@/components/ui/copy-text';

/** Gives every code block a Copy button. Returns the function that takes them away again. */
export function enhanceCode(root: ParentNode): () => void {
  const buttons: HTMLButtonElement[] = [];
  for (const box of root.querySelectorAll<HTMLElement>('.codebox')) {
    const caption = box.querySelector('figcaption');
    const code = box.querySelector('code');
    if (caption === null || code === null || caption.querySelector('.copy') !== null) continue;
    const language = caption.textContent?.trim() ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${language === '' ? 'text' : language}`);
    button.addEventListener('click', async () => {
      const isCopied = await copyText(code.textContent ?? '');
      button.textContent = isCopied ? 'Copied' : 'Select and copy by hand';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    caption.append(button);
    buttons.push(button);
  }
  return () => {
    for (const button of buttons) button.remove();
  };
}
