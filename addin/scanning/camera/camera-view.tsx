/** The camera in the pane: its picture, which camera, its lamp, and in words why there is none. */
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  Select,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { openBarcodeReader } from './barcode-reader.ts';
import { CameraRefusal, openCamera, type CameraFault, type OpenCamera } from './camera.ts';
import { watchVideo } from './watch.ts';

const texts = textsOf('scanning');

const useStyles = makeStyles({
  camera: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
  },
  video: {
    width: '100%',
    aspectRatio: '16 / 9',
    objectFit: 'cover',
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusMedium,
  },
  controls: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  choice: { flexGrow: 1, minWidth: 0 },
  said: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

type State =
  | { readonly kind: 'starting' }
  | { readonly kind: 'open'; readonly camera: OpenCamera }
  | { readonly kind: 'refused'; readonly fault: CameraFault };

export function CameraView({ onCode }: { onCode: (code: string) => void }): React.JSX.Element {
  const styles = useStyles();
  const { host, announce } = useServices();
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  const [wanted, setWanted] = useState({ id: '', turn: 0 });
  const [state, setState] = useState<State>({ kind: 'starting' });
  const [read, setRead] = useState('');

  useEffect(() => {
    tell.current = onCode;
  }, [onCode]);

  useEffect(() => {
    const closers: (() => void)[] = [];
    const visit = { isOver: false };
    const isGone = (): boolean => visit.isOver;
    const start = async (): Promise<void> => {
      await host.askForCamera();
      const camera = await openCamera(wanted.id);
      closers.push(camera.close);
      if (isGone()) {
        camera.close();
        return;
      }
      const reader = await openBarcodeReader().catch(() => {
        throw new CameraRefusal('noReader');
      });
      const { current } = video;
      if (isGone() || current === null) return;
      current.srcObject = camera.stream;
      await current.play().catch(() => undefined);
      if (isGone()) return;
      setState({ kind: 'open', camera });
      const see = (code: string): void => {
        setRead(code);
        tell.current(code);
      };
      closers.push(watchVideo(current, reader, see));
    };
    start().catch((error: unknown) => {
      for (const close of closers) close();
      if (isGone()) return;
      const fault = error instanceof CameraRefusal ? error.fault : 'none';
      setState({ kind: 'refused', fault });
      announce(texts.camera.faults[fault], 'bad');
    });
    return () => {
      visit.isOver = true;
      for (const close of closers) close();
    };
    // What is announced is no reason to open the camera anew.
  }, [wanted, host]);

  const open = (id: string): void => {
    setState({ kind: 'starting' });
    setWanted(({ turn }) => ({ id, turn: turn + 1 }));
  };

  if (state.kind === 'refused') {
    return (
      <Notice intent="warning">
        {texts.camera.faults[state.fault]}{' '}
        <Button size="small" onClick={() => open(wanted.id)}>
          {texts.camera.again}
        </Button>
      </Notice>
    );
  }
  const said = state.kind === 'starting' ? texts.camera.starting : texts.camera.watching;
  return (
    <div className={styles.camera}>
      <video
        ref={video}
        className={styles.video}
        aria-label={texts.camera.picture}
        muted
        playsInline
      />
      <Caption1 className={styles.said}>{read === '' ? said : texts.camera.read(read)}</Caption1>
      {state.kind === 'open' && <Controls camera={state.camera} onChoose={open} />}
    </div>
  );
}

function Controls({
  camera,
  onChoose,
}: {
  camera: OpenCamera;
  onChoose: (id: string) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const [isLit, setLit] = useState(false);
  const { light, choices } = camera;
  return (
    <div className={styles.controls}>
      {choices.length > 1 && (
        <Field className={styles.choice} label={texts.camera.choose} orientation="horizontal">
          <Select size="small" value={camera.id} onChange={(_event, { value }) => onChoose(value)}>
            {choices.map(({ id, label }, index) => (
              <option key={id} value={id}>
                {label === '' ? texts.camera.nameless(index + 1) : label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {light !== null && (
        <Switch
          label={texts.camera.light}
          checked={isLit}
          onChange={(_event, { checked }) => {
            // A lamp that does not follow stays as it is.
            light(checked).then(
              () => setLit(checked),
              () => undefined,
            );
          }}
        />
      )}
    </div>
  );
}
