import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './sheet.module.css';

interface SheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `end` is a panel beside the work; `bottom` rises on a phone, as high as its content. */
  side?: 'end' | 'bottom';
  /** Width of an `end` sheet, in pixels. */
  size?: number;
  /** The work beside it stays in sight, for what shows there at once. */
  isBeside?: boolean;
  children: React.ReactNode;
}

/** A panel that slides in from an edge. */
export function Sheet({
  title,
  isOpen,
  onClose,
  side = 'end',
  size = 480,
  isBeside = false,
  children,
}: SheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position={side === 'end' ? 'right' : 'bottom'}
      size={size}
      withOverlay={!isBeside}
      lockScroll={!isBeside}
      classNames={side === 'bottom' ? { content: classes.bottom } : {}}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
