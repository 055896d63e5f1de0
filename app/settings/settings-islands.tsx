'use client';

import { type Brought, bringData } from '@/client/bring-data';
import { ask, failureOf, send } from '@/client/send';
import { forgetAccountHere } from '@/client/sign-out';
import { keepStudyChoice } from '@/client/study-choice';
import { EmailForm } from '@/components/account/email-form';
import { EraseForm } from '@/components/account/erase-form';
import { NameForm } from '@/components/account/name-form';
import { NewPasswordForm } from '@/components/account/new-password-form';
import { SessionList, type ShownSession } from '@/components/account/session-list';
import { StudyForm } from '@/components/account/study-form';
import { YourData } from '@/components/account/your-data';
import type { Outcome } from '@/components/ui/use-submit';
import type { AccountSettings } from '@/domain/account/account-settings';
import { countOf } from '@/domain/shared/count-of';

const signInAgainHref = '/sign-in?returnTo=/settings';

export function NameIsland({ name }: { readonly name: string | null }) {
  return <NameForm name={name} onSave={(typed) => send('PATCH', '/api/v1/account', { name: typed })} />;
}

export function EmailIsland({ email }: { readonly email: string }) {
  const change = (typed: string) => send('POST', '/api/v1/account/email', { email: typed });
  return <EmailForm email={email} signInAgainHref={signInAgainHref} onChange={change} />;
}

export function PasswordIsland({ hasPassword }: { readonly hasPassword: boolean }) {
  const save = (password: string, current: string) =>
    send('POST', '/api/v1/account/password', { password, current: current === '' ? null : current });
  return (
    <NewPasswordForm
      asksCurrent={hasPassword}
      action={hasPassword ? 'Change password' : 'Set a password'}
      onSubmit={save}
    />
  );
}

type StudyProps = { readonly settings: AccountSettings; readonly timeZones: readonly string[] };

export function StudyIsland(props: StudyProps) {
  const save = async (settings: AccountSettings): Promise<Outcome> => {
    const saved = await send<AccountSettings>('PUT', '/api/v1/account/settings', settings);
    if (saved.ok) {
      showTheme(settings.theme);
      keepStudyChoice(settings);
    }
    return saved;
  };
  return <StudyForm {...props} onSave={save} />;
}

/** The theme of this browser follows the choice at once, as the switch in the header would have it. */
function showTheme(theme: AccountSettings['theme']): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

export function SessionsIsland({ sessions }: { readonly sessions: readonly ShownSession[] }) {
  return (
    <SessionList
      sessions={sessions}
      onEnd={async (id) => (await send('DELETE', `/api/v1/account/sessions/${id}`)).ok}
      onEndOthers={async () => (await send('POST', '/api/v1/account/sessions/end-others', {})).ok}
    />
  );
}

async function keepFile(response: Response): Promise<void> {
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'cairn';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function download(): Promise<Outcome> {
  const response = await ask('POST', '/api/v1/account/export', {});
  if (response === null || !response.ok) return failureOf(response);
  await keepFile(response);
  return { ok: true };
}

async function packForAnki(): Promise<Outcome> {
  const response = await ask('POST', '/api/v1/account/anki', {});
  if (response === null || !response.ok) return failureOf(response);
  await keepFile(response);
  const count = (name: string) => Number(response.headers.get(`cairn-${name}`) ?? 0);
  const gone = count('gone');
  const also = gone === 0 ? '' : ` ${countOf(gone, 'card')} left out: their questions are gone from the guides.`;
  return {
    ok: true,
    message: `Downloaded: ${countOf(count('cards'), 'card')}, ${countOf(count('reviews'), 'review')}.${also}`,
  };
}

function broughtSentence({ added, known, refused, schedule }: Extract<Brought, { ok: true }>): string {
  const versions = countOf(schedule.added, 'version');
  return [
    `${added} events were added, ${known} were here already.`,
    refused === 0 ? null : `${refused} could not be read and were left out.`,
    schedule.added === 0 ? null : `${versions} of its schedule came along.`,
    schedule.refused === 0 ? null : `${countOf(schedule.refused, 'version')} of its schedule could not be read.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

async function bring(file: File, withSettings: boolean): Promise<Outcome> {
  const brought = await bringData(file, withSettings);
  if (!brought.ok) return brought;
  return { ok: true, message: broughtSentence(brought) };
}

export function YourDataIsland() {
  return <YourData signInAgainHref={signInAgainHref} onExport={download} onAnki={packForAnki} onImport={bring} />;
}

type EraseProps = { readonly email: string; readonly reviewCount: number };

export function EraseIsland(props: EraseProps) {
  const erase = async (confirm: string): Promise<Outcome> => {
    const erased = await send('POST', '/api/v1/account/erase', { confirm });
    if (erased.ok) await forgetAccountHere('/?erased');
    return erased;
  };
  return <EraseForm {...props} signInAgainHref={signInAgainHref} onErase={erase} />;
}
