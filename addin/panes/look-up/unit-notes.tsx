/** What a person may say of a unit: its maker's serial and a note. */
import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useState } from 'react';
import type { UnitCard } from '../../../shared/api.ts';
import { Facts } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  edit: { alignSelf: 'flex-start' },
});

export interface NotesChange {
  readonly manufacturerSerial: string | null;
  readonly note: string | null;
}

export interface UnitNotesProps {
  readonly unit: UnitCard;
  /** Answers whether it was saved; null where it is only looked at. */
  readonly onSave: ((change: NotesChange) => Promise<boolean>) | null;
}

export function UnitNotes({ unit, onSave }: UnitNotesProps): React.JSX.Element {
  const styles = useStyles();
  const [isEditing, setEditing] = useState(false);
  if (isEditing && onSave !== null) {
    return (
      <NotesForm
        unit={unit}
        onSave={async (change) => {
          if (await onSave(change)) setEditing(false);
        }}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <>
      <Facts
        rows={[
          [texts.manufacturerSerial, unit.manufacturerSerial],
          [texts.note, unit.note],
        ]}
      />
      {onSave !== null && (
        <Button
          className={styles.edit}
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          onClick={() => setEditing(true)}
        >
          {texts.editTitle}
        </Button>
      )}
    </>
  );
}

interface NotesFormProps {
  readonly unit: UnitCard;
  readonly onSave: (change: NotesChange) => Promise<void>;
  readonly onCancel: () => void;
}

function emptyAsNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function NotesForm({ unit, onSave, onCancel }: NotesFormProps): React.JSX.Element {
  const styles = useStyles();
  const [serial, setSerial] = useState(unit.manufacturerSerial ?? '');
  const [note, setNote] = useState(unit.note ?? '');
  const [isSaving, setSaving] = useState(false);

  async function save(): Promise<void> {
    setSaving(true);
    await onSave({ manufacturerSerial: emptyAsNull(serial), note: emptyAsNull(note) });
    setSaving(false);
  }

  return (
    <form
      className={styles.form}
      aria-label={texts.editTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <Field label={texts.manufacturerSerial}>
        <Input value={serial} maxLength={2000} onChange={(_event, { value }) => setSerial(value)} />
      </Field>
      <Field label={texts.note}>
        <Textarea
          value={note}
          maxLength={2000}
          resize="vertical"
          onChange={(_event, { value }) => setNote(value)}
        />
      </Field>
      <span className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" disabled={isSaving}>
          {texts.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </span>
    </form>
  );
}
