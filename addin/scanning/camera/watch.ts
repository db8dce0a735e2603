/** Looks at a camera's picture a few times a second, and tells of each barcode once. */
import type { BarcodeReader } from './barcode-reader.ts';
import { makeRepeatFilter } from './repeats.ts';

const frameMs = 200;
/** Wide enough for the bars of a label, and no wider: each point is work. */
const widest = 960;

/** Begins to look; answers how to stop. */
export function watchVideo(
  video: HTMLVideoElement,
  reader: BarcodeReader,
  onCode: (code: string) => void,
): () => void {
  const frame = document.createElement('canvas');
  const isNew = makeRepeatFilter();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout>;

  async function look(): Promise<void> {
    if (video.videoWidth > 0) {
      const scale = Math.min(1, widest / video.videoWidth);
      frame.width = Math.round(video.videoWidth * scale);
      frame.height = Math.round(video.videoHeight * scale);
      frame
        .getContext('2d', { willReadFrequently: true })
        ?.drawImage(video, 0, 0, frame.width, frame.height);
      // A frame that cannot be read is one without a barcode.
      const code = await reader.read(frame).catch(() => null);
      if (isStopped()) return;
      if (code !== null && code !== '' && isNew(code, performance.now())) onCode(code);
    }
    timer = setTimeout(() => void look(), frameMs);
  }
  const isStopped = (): boolean => isOver;

  timer = setTimeout(() => void look());
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
