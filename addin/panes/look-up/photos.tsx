/** The photos of a unit, as small pictures that load when they come into sight and open beside Excel. */
import { Button, Field, Image, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ImageAddRegular } from '@fluentui/react-icons/svg/image-add';
import { useState } from 'react';
import { Heading, Notice } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';
import { listPhotos, parsePhoto, writePhotos, type Fields } from './photo-links.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  photos: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(88px, 1fr))',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  photo: { position: 'relative', aspectRatio: '1 / 1', minWidth: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    height: '100%',
    overflow: 'hidden',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase100,
  },
  remove: { position: 'absolute', top: '2px', right: '2px', minWidth: '24px' },
  add: { alignSelf: 'flex-start' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

export interface PhotosProps {
  readonly fields: Fields;
  /** Null where they are only looked at. */
  readonly onChange: ((change: Fields) => Promise<boolean>) | null;
}

export function Photos({ fields, onChange }: PhotosProps): React.JSX.Element | null {
  const styles = useStyles();
  const [isAdding, setAdding] = useState(false);
  const photos = listPhotos(fields);
  if (photos.length === 0 && onChange === null) return null;

  return (
    <>
      {photos.length > 0 && (
        <>
          <Heading>{texts.photos}</Heading>
          <ul className={styles.photos} aria-label={texts.photos}>
            {photos.map((link, index) => (
              <li key={link} className={styles.photo}>
                <Photo link={link} label={texts.photo(index + 1)} />
                {onChange !== null && (
                  <Button
                    className={styles.remove}
                    size="small"
                    icon={<DismissRegular />}
                    aria-label={texts.removePhoto(index + 1)}
                    onClick={() =>
                      void onChange(writePhotos(photos.filter((other) => other !== link)))
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {onChange !== null && !isAdding && (
        <Button
          className={styles.add}
          size="small"
          appearance="subtle"
          icon={<ImageAddRegular />}
          onClick={() => setAdding(true)}
        >
          {texts.addPhoto}
        </Button>
      )}
      {onChange !== null && isAdding && (
        <AddPhoto
          photos={photos}
          onAdd={async (link) => {
            if (await onChange(writePhotos([...photos, link]))) setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </>
  );
}

function Photo({ link, label }: { link: string; label: string }): React.JSX.Element {
  const styles = useStyles();
  const [isMissing, setMissing] = useState(false);
  return (
    <Link
      className={styles.link}
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={label}
    >
      {isMissing ? (
        texts.photoMissing
      ) : (
        <Image
          src={link}
          alt={label}
          fit="cover"
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setMissing(true)}
        />
      )}
    </Link>
  );
}

interface AddPhotoProps {
  readonly photos: readonly string[];
  readonly onAdd: (link: string) => Promise<void>;
  readonly onCancel: () => void;
}

function AddPhoto({ photos, onAdd, onCancel }: AddPhotoProps): React.JSX.Element {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const link = parsePhoto(text);
        if (link === null) setFault(texts.photoBad);
        else if (photos.includes(link)) setFault(texts.photoTwice);
        else void onAdd(link);
      }}
    >
      <Field label={texts.addPhoto} hint={texts.photoHint}>
        <Input
          type="url"
          value={text}
          onChange={(_event, { value }) => {
            setText(value);
            setFault(null);
          }}
        />
      </Field>
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      <span className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary">
          {texts.add}
        </Button>
        <Button size="small" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </span>
    </form>
  );
}
