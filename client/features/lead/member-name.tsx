import { Avatar } from '../../ui/avatar.tsx';
import type { Member } from './lead-types.ts';

/** What a member is called; somebody whose profile is not here yet stays unnamed. */
export function nameOf(member: Member | undefined): string | null {
  return member?.profile ? member.profile.name || member.profile.email : null;
}

interface MemberNameProps {
  member: Member;
  /** Pixels of the picture. */
  size?: number;
}

export function MemberName({ member, size = 18 }: MemberNameProps) {
  const name = nameOf(member) ?? '…';
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, minWidth: 0 }}>
      <Avatar name={name} seed={member.userId} size={size} image={member.profile?.image} />
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
    </span>
  );
}
