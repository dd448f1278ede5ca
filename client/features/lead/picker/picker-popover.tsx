import { Popover } from '@mantine/core';
import { PickerPanel, type PickerPanelProps } from './picker-panel.tsx';

interface PickerPopoverProps extends Omit<PickerPanelProps, 'isWide' | 'onClose'> {
  isOpen: boolean;
  onClose: () => void;
  /** What it hangs from. */
  children: React.ReactNode;
}

/** A picker that hangs from a cell or a button. Takes the focus, and gives it back on Escape. */
export function PickerPopover({ isOpen, onClose, children, ...panel }: PickerPopoverProps) {
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && onClose()}
      onDismiss={onClose}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={panel.label}>
        <PickerPanel {...panel} onClose={onClose} />
      </Popover.Dropdown>
    </Popover>
  );
}
