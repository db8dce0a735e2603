/**
 * Reads a barcode from a picture: by the browser's own detector where it has one, else by a library that is loaded when a
 * camera is first opened.
 */

/** A picture that a frame of the camera was drawn to. */
export type Frame = HTMLCanvasElement;

export interface BarcodeReader {
  /** The text of the barcode, or null where the picture shows none. */
  read(frame: Frame): Promise<string | null>;
}

/** The detector as browsers have it; the types of the DOM do not know it yet. */
interface Detector {
  detect(image: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const detectorFormats = [
  'code_128',
  'code_39',
  'code_93',
  'codabar',
  'itf',
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
  'qr_code',
  'data_matrix',
];

function isDetectorClass(value: unknown): value is DetectorClass {
  return typeof value === 'function' && 'getSupportedFormats' in value;
}

/** The browser's own detector; null where there is none or it does not read the barcodes of serials. */
async function openDetector(scope: object): Promise<BarcodeReader | null> {
  const found: unknown = Reflect.get(scope, 'BarcodeDetector');
  if (!isDetectorClass(found)) return null;
  const supported = await found.getSupportedFormats().catch((): readonly string[] => []);
  const formats = detectorFormats.filter((format) => supported.includes(format));
  if (!formats.includes('code_128')) return null;
  const detector = new found({ formats });
  return {
    read: async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null,
  };
}

/** How light each point of a picture of red, green, blue and opacity is, as the eye weighs them. */
export function toLuminance(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const light = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < light.length; at += 1) {
    const from = at * 4;
    const [red = 0, green = 0, blue = 0] = [rgba[from], rgba[from + 1], rgba[from + 2]];
    light[at] = (red * 77 + green * 151 + blue * 28) >> 8;
  }
  return light;
}

/** Reads barcodes from how light the points of a picture are, row by row; null where there is none. */
export type LuminanceReader = (
  light: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  height: number,
) => string | null;

export async function loadLuminanceReader(): Promise<LuminanceReader> {
  const zxing = await import('@zxing/library');
  const { BarcodeFormat, DecodeHintType } = zxing;
  const reader = new zxing.MultiFormatReader();
  reader.setHints(
    new Map<number, unknown>([
      [
        DecodeHintType.POSSIBLE_FORMATS,
        [
          BarcodeFormat.CODE_128,
          BarcodeFormat.CODE_39,
          BarcodeFormat.CODE_93,
          BarcodeFormat.CODABAR,
          BarcodeFormat.ITF,
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8,
          BarcodeFormat.UPC_A,
          BarcodeFormat.UPC_E,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.DATA_MATRIX,
        ],
      ],
      // A label is seldom held straight.
      [DecodeHintType.TRY_HARDER, true],
      // Of a GS1-128 code the prefix and the separators are wanted; other codes have none.
      [DecodeHintType.ASSUME_GS1, true],
    ]),
  );
  return (light, width, height) => {
    const source = new zxing.RGBLuminanceSource(light, width, height);
    try {
      return reader
        .decodeWithState(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)))
        .getText();
    } catch {
      // The library throws where a picture shows no barcode, or one that is cut off.
      return null;
    }
  };
}

/** Rejects where the library cannot be loaded. */
export async function openBarcodeReader(): Promise<BarcodeReader> {
  const detector = await openDetector(globalThis);
  if (detector !== null) return detector;
  const read = await loadLuminanceReader();
  return {
    read: (frame) => {
      const { width, height } = frame;
      const pixels = frame.getContext('2d')?.getImageData(0, 0, width, height);
      if (pixels === undefined) return Promise.resolve(null);
      return Promise.resolve(read(toLuminance(pixels.data), width, height));
    },
  };
}
