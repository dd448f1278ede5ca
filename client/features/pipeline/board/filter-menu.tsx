import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { FilterChip } from '../../../ui/filter-chip.tsx';
import classes from './filters.module.css';

interface FilterOption {
  value: string;
  label: string;
  icon?: React.ReactNode;
  isOn: boolean;
}

interface FilterMenuProps {
  label: string;
  /** What it is set to, in words; null when it narrows nothing. */
  value: string | null;
  options: readonly FilterOption[];
  onPick: (value: string) => void;
  onClear: () => void;
  /** Stays open for further picks. */
  isMulti?: boolean;
}

/** One filter: its name, or what it is set to and a way to take it off. */
export function FilterMenu(props: FilterMenuProps) {
  const { label, value, options, onPick, onClear, isMulti = false } = props;
  return (
    <FilterChip
      label={label}
      value={value}
      onClear={onClear}
      renderAround={(button) => (
        <Menu position="bottom-start" closeOnItemClick={!isMulti}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown className={classes.options}>
            {options.map((option) => (
              <Menu.Item
                key={option.value}
                role="menuitemcheckbox"
                aria-checked={option.isOn}
                leftSection={option.icon}
                rightSection={option.isOn ? <IconCheck size={15} stroke={2} /> : undefined}
                onClick={() => onPick(option.value)}
              >
                {option.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    />
  );
}
