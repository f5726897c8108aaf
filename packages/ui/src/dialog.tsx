import { lazy, type ReactElement, type ReactNode, Suspense, useEffect } from "react";

export interface DialogProps {
  /** Whether it is shown. */
  readonly open: boolean;
  /** Called when the person closes it with Esc. */
  readonly onClose: () => void;
  /** The question. */
  readonly title: string;
  /** What would happen, in a sentence or two. */
  readonly children: ReactNode;
  /** The buttons; the first one takes the focus, so let it be the one that changes nothing. */
  readonly actions: ReactNode;
}

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
