import { IconX } from '@tabler/icons-react';
import type { Tag } from './lead-types.ts';
import classes from './tag-chip.module.css';
import { rowText } from '../../i18n/row-text.ts';
import { hueOf } from '../../ui/color-names.ts';

interface TagChipProps {
  tag: Pick<Tag, 'name' | 'color'>;
  isLarge?: boolean;
  onRemove?: () => void;
}

export function TagChip({ tag, isLarge = false, onRemove }: TagChipProps) {
  return (
    <span className={classes.tag} data-large={isLarge || undefined}>
      <TagDot color={tag.color} />
      <span className={classes.name}>{tag.name}</span>
      {onRemove && (
        <button
          type="button"
          className={classes.remove}
          aria-label={rowText('lead', 'tags.remove', { tag: tag.name })}
          onClick={onRemove}
        >
          <IconX size={12} stroke={1.8} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

export function TagDot({ color }: { color: string }) {
  const hue = hueOf(color);
  return (
    <span
      className={classes.dot}
      data-hued={hue === null ? undefined : true}
      style={hue === null ? undefined : ({ '--hue': hue } as React.CSSProperties)}
      aria-hidden="true"
    />
  );
}
