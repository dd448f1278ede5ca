import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface DialogProps extends Pick<ModalProps, 'size' | 'children'> {
  title: string;
  isOpen: boolean;
  onClose: () => void;
}

/** A question or a form over the page. Focus goes in, Escape closes, focus comes back. */
export function Dialog({ title, isOpen, onClose, size = 'sm', children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}
