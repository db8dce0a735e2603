/** The frame of what a section shows: waiting, trouble, and what was saved. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Notice } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';
import type { Told } from './use-books.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    minWidth: 0,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export function Body({ children }: { children: ReactNode }): React.JSX.Element {
  return <div className={useStyles().body}>{children}</div>;
}

export function Buttons({ children }: { children: ReactNode }): React.JSX.Element {
  return <div className={useStyles().buttons}>{children}</div>;
}

export interface FormProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly isSaving: boolean;
  readonly onSubmit: () => void;
}

export function Form({ label, children, isSaving, onSubmit }: FormProps): React.JSX.Element {
  return (
    <form
      className={useStyles().form}
      aria-label={label}
      // What is missing is said in our words, in the language that is spoken.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) onSubmit();
      }}
    >
      {children}
    </form>
  );
}

export function ToldNotice({ told }: { told: Told | null }): React.JSX.Element | null {
  return told === null ? null : <Notice intent={told.intent}>{told.text}</Notice>;
}

/** Shown until what was asked for came, with the way to ask again. */
export function Waiting({
  trouble,
  onAgain,
}: {
  trouble: string | null;
  onAgain: () => void;
}): React.JSX.Element {
  if (trouble === null) return <Spinner size="tiny" label={texts.loading} />;
  return (
    <Notice intent="error">
      {trouble}{' '}
      <Button size="small" onClick={onAgain}>
        {texts.retry}
      </Button>
    </Notice>
  );
}
