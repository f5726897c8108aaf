import type { ReactElement, Ref } from "react";

export interface CameraViewProps {
  /** What the camera looks for, for someone who does not see it. */
  readonly label: string;
  /** The video that a camera plays in. */
  readonly ref: Ref<HTMLVideoElement>;
}

/** What the camera sees, with a frame to hold a picture into. */
export function CameraView({ label, ref }: CameraViewProps): ReactElement {
  return (
    <div className="camera" role="img" aria-label={label}>
      <video ref={ref} className="camera-picture" muted playsInline />
      <span className="camera-frame" />
    </div>
  );
}
