const lettersKey = 'letter-keys';

/** Whether single letters act as shortcuts (WCAG 2.1.4): on, until somebody turns them off in this browser. */
export function areLettersOn(): boolean {
  try {
    return localStorage.getItem(lettersKey) !== 'off';
  } catch {
    return true;
  }
}

export function turnLetters(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(lettersKey);
    else localStorage.setItem(lettersKey, 'off');
  } catch {
    // Storage is blocked: nothing remembers the choice, so it cannot be made.
  }
}

/** Fields that take letters; a radio button or a checkbox does not. */
const typedInto = 'textarea, select, dialog, input:not([type="radio"], [type="checkbox"])';
const anyField = 'input, textarea, select, dialog';

/**
 * A single key, not held with a modifier, not typed into a field or a dialog: one that may be a shortcut. `also`: on a
 * page whose answers are radio buttons and checkboxes, keys pressed on those count as well.
 */
export function isPlainKey(event: KeyboardEvent, also?: 'choices'): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (event.key.length === 1 && event.key !== ' ' && !areLettersOn()) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && target.closest(also === 'choices' ? typedInto : anyField) === null;
}
