/** The camera of the machine: opened, chosen and lit where the platform grants it; every refusal is one of five. */

export type CameraFault = 'insecure' | 'none' | 'refused' | 'inUse' | 'noReader';

export interface CameraChoice {
  readonly id: string;
  /** Empty where the platform does not say. */
  readonly label: string;
}

export interface OpenCamera {
  readonly stream: MediaStream;
  /** The one that is open; empty where the platform does not say. */
  readonly id: string;
  readonly choices: readonly CameraChoice[];
  /** Switches the lamp; null where the camera has none. */
  readonly light: ((isOn: boolean) => Promise<void>) | null;
  readonly close: () => void;
}

/** What each refusal of the browser means. */
const faults: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

export class CameraRefusal extends Error {
  readonly fault: CameraFault;
  constructor(fault: CameraFault) {
    super(fault);
    this.fault = fault;
  }
}

function refusalOf(error: unknown): CameraRefusal {
  const name = error instanceof Error ? error.name : '';
  return new CameraRefusal(faults[name] ?? 'none');
}

/** The pages of older browsers, and pages that are not secure, have no devices at all. */
function findDevices(): MediaDevices {
  const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) throw new CameraRefusal(window.isSecureContext ? 'none' : 'insecure');
  return devices;
}

/** Opens a camera, the one that looks away from the person unless another is named. Rejects with a {@link CameraRefusal}. */
export async function openCamera(id: string): Promise<OpenCamera> {
  const devices = findDevices();
  const which = id === '' ? { facingMode: 'environment' } : { deviceId: { exact: id } };
  try {
    const stream = await devices.getUserMedia({
      audio: false,
      video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15 } },
    });
    const [track] = stream.getVideoTracks();
    const all = await devices.enumerateDevices();
    return {
      stream,
      id: track?.getSettings().deviceId ?? '',
      choices: all
        .filter(({ kind }) => kind === 'videoinput')
        .map(({ deviceId, label }) => ({ id: deviceId, label })),
      light: track === undefined ? null : lightOf(track),
      close: () => {
        for (const each of stream.getTracks()) each.stop();
      },
    };
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The types of the DOM do not know the lamp yet. */
function lightOf(track: MediaStreamTrack): OpenCamera['light'] {
  const can: unknown = Reflect.get(track.getCapabilities(), 'torch');
  if (can !== true) return null;
  return async (isOn) => {
    const lamp: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: isOn };
    await track.applyConstraints({ advanced: [lamp] });
  };
}
