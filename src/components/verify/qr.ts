/** The part of the Barcode Detection API that is used; only some browsers have it. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

const FORMAT = 'qr_code'

async function detectorHere(): Promise<Detector | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  if (BarcodeDetector === undefined) return undefined
  const formats = await BarcodeDetector.getSupportedFormats()
  return formats.includes(FORMAT) ? new BarcodeDetector({ formats: [FORMAT] }) : undefined
}

/** Whether this browser can read QR codes, and this device has a camera. */
export async function canScan(): Promise<boolean> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices }
  if (mediaDevices === undefined || (await detectorHere()) === undefined) return false
  const devices = await mediaDevices.enumerateDevices()
  return devices.some(({ kind }) => kind === 'videoinput')
}

/** The text of a QR code in a picture; undefined when there is none, or this browser reads none. */
export async function readQr(picture: Blob): Promise<string | undefined> {
  try {
    const [code] = (await (await detectorHere())?.detect(await createImageBitmap(picture))) ?? []
    return code?.rawValue
  } catch {
    // It is no picture that this browser can show, so it has no code in it.
    return undefined
  }
}

/** Milliseconds between two looks. */
const EVERY = 250

/**
 * Shows what the camera sees until there is a QR code in it.
 *
 * @returns its text, or undefined when it was stopped. Rejects when the camera may not be used.
 */
export async function scan(video: HTMLVideoElement, stop: AbortSignal): Promise<string | undefined> {
  const detector = await detectorHere()
  if (detector === undefined) return undefined
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  video.srcObject = stream
  try {
    await video.play()
    while (!stop.aborted) {
      const [code] = await detector.detect(video)
      if (code !== undefined) return code.rawValue
      await new Promise((resolve) => setTimeout(resolve, EVERY))
    }
    return undefined
  } finally {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}
