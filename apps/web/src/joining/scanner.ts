/** Reads a picture that another screen shows; null as long as there is none to be read. */
export type ReadFrame = (video: HTMLVideoElement) => Promise<string | null>;

/** The part of the browser's own reader that is used here. */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Longest side of the frame that is looked at, in pixels. */
const LONGEST_SIDE = 800;

/** The browser's own reader where there is one, otherwise ours, which comes when it is needed. */
export async function openReader(): Promise<ReadFrame> {
  return (await nativeReader()) ?? ownReader();
}

async function nativeReader(): Promise<ReadFrame | null> {
  const Detector = (globalThis as { readonly BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  if (Detector === undefined) return null;
  try {
    const formats = await Detector.getSupportedFormats();
    if (!formats.includes("qr_code")) return null;
    const detector = new Detector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  } catch {
    return null;
  }
}

async function ownReader(): Promise<ReadFrame> {
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0 || videoHeight === 0) return null;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // No picture in this frame.
      return null;
    }
  };
}
