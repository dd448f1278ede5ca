import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { Tag } from '../lead-types.ts';
import { TagChip } from '../tag-chip.tsx';
import classes from './tag-manager.module.css';

interface TagManagerProps {
  tags: readonly Tag[];
  acts: LeadActs;
  onClose: () => void;
}

/** All tags of the workspace, and a way to be rid of one. */
export function TagManager({ tags, acts, onClose }: TagManagerProps) {
  const { t } = useTranslation('lead');
  return (
    <Dialog isOpen onClose={onClose} title={t('tags.manage')}>
      <p className={classes.text}>{tags.length > 0 ? t('tags.manageText') : t('tags.none')}</p>
      <ul className={classes.list}>
        {tags.map((tag) => (
          <li key={tag.id} className={classes.item}>
            <TagChip tag={tag} isLarge />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('tags.delete', { tag: tag.name })}
              onClick={() => acts.deleteTag(tag.id)}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
