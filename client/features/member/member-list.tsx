import { SectionCard } from '../../ui/section-card.tsx';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../schema/policy.ts';
import classes from './member-list.module.css';
import { MemberRow } from './member-row.tsx';

export interface MemberView {
  id: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  image: string | null;
  createdAt: number;
}

interface MemberListProps {
  members: MemberView[];
  myUserId: string;
  canManage: boolean;
  onChangeRole: (member: MemberView, role: Role) => void;
  onRemove: (member: MemberView) => void;
}

export function MemberList({
  members,
  myUserId,
  canManage,
  onChangeRole,
  onRemove,
}: MemberListProps) {
  const { t } = useTranslation('member');
  return (
    <SectionCard title={t('list.title')} flush>
      <ul className={classes.list}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isMe={member.userId === myUserId}
            canManage={canManage}
            onChangeRole={(role) => onChangeRole(member, role)}
            onRemove={() => onRemove(member)}
          />
        ))}
      </ul>
    </SectionCard>
  );
}
