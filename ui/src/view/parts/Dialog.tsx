import { LockBar } from "../lock/LockBar";
import { Modal, type ModalProps } from "./Modal";
import { StatusRegion } from "./StatusRegion";

/** A modal dialog of the unlocked window, with what has to be seen and heard while it is open. */
export function Dialog({ children, ...modal }: ModalProps) {
  return (
    <Modal {...modal}>
      {children}
      <LockBar />
      <StatusRegion />
    </Modal>
  );
}
