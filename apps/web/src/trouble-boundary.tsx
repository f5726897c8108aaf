import { Component, type ReactNode } from "react";
import { CouldNotOpen } from "./screens/could-not-open.tsx";

/** Catches a defect of ours, so that nobody is left with an empty page. What was written is kept on the device. */
export class TroubleBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <CouldNotOpen /> : this.props.children;
  }
}
