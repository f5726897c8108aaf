import encodeQR from "qr";

/** Light squares around the picture that a camera needs, on each side. */
const MARGIN = 4;

/** The squares of a QR code for this text, row by row, with a light margin. */
export function toSquares(text: string): readonly (readonly boolean[])[] {
  return encodeQR(text, "raw", { ecc: "medium", border: MARGIN });
}
