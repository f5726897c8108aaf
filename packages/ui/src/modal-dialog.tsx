import type { ReactElement } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { DialogProps } from "./dialog-props.ts";

/** The dialog itself, on React Aria: it holds the focus, hides what lies behind, and gives the focus back. */
export function ModalDialog({ open, onClose, title, children, actions }: DialogProps): ReactElement {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-sheet">
        <AriaDialog className="dialog" role="alertdialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-words mute">{children}</div>
          <div className="acts">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
