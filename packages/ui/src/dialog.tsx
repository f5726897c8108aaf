import { lazy, type ReactElement, Suspense, useEffect } from "react";
import type { DialogProps } from "./dialog-props.ts";

/** A question that must be answered before anything else, such as deleting everything; its code comes when it is needed. */
export function Dialog(props: DialogProps): ReactElement | null {
  useEffect(() => {
    void loadModalDialog();
  }, []);
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <ModalDialog {...props} />
    </Suspense>
  );
}

const loadModalDialog = async () => ({ default: (await import("./modal-dialog.tsx")).ModalDialog });
const ModalDialog = lazy(loadModalDialog);
