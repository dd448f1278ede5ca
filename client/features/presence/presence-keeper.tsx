import { useQuery } from '@rocicorp/zero/react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { queries } from '../../../schema/queries.ts';
import { useSession } from '../../auth/session.ts';
import { presence } from '../../live/live.ts';
import { placeOf } from '../../live/place.ts';
import { fieldAuthors } from '../../live/use-field-author.ts';
import { useIsPresenceFaded, usePeople, usePeopleAt } from '../../live/use-presence.ts';
import { PeopleBar } from './people-bar.tsx';
import { PresenceTeller } from './presence-teller.tsx';

/** Takes part in a workspace: tells where I am, and says who comes and goes. */
export function PresenceKeeper({ orgId }: { orgId: string }) {
  const session = useSession();
  const ownUserId = session.status === 'signed-in' ? session.user.id : null;
  const place = useOwnPlace();
  const [members] = useQuery(queries.org.members({ orgId }));
  const profiles = useMemo(() => {
    const entries = members.flatMap(({ userId, profile }) =>
      profile
        ? [[userId, { name: profile.name || profile.email, image: profile.image ?? null }] as const]
        : [],
    );
    return new Map(entries);
  }, [members]);

  useEffect(() => {
    if (!ownUserId) return undefined;
    return presence.join(orgId, ownUserId);
  }, [orgId, ownUserId]);
  useEffect(() => presence.moveTo(place), [place]);
  useEffect(() => presence.setProfiles(profiles), [profiles]);
  const people = usePeopleAt(place ?? '');
  const isFaded = useIsPresenceFaded();
  return (
    <>
      <PresenceTeller people={people} place={place} isFaded={isFaded} />
      {place && SHOWS_EDITS.test(place) && <RecentEdits orgId={orgId} />}
    </>
  );
}

/** Places where a change is shown with its author. */
const SHOWS_EDITS = /^(leads|lead:|board:)/;

function RecentEdits({ orgId }: { orgId: string }) {
  const [edits] = useQuery(queries.lead.recentEdits({ orgId }), { ttl: '1m' });
  useEffect(() => fieldAuthors.replace(edits), [edits]);
  return null;
}

/** Who else is in the workspace, for the bar on top. */
export function WorkspacePeople({ orgId }: { orgId: string }) {
  const people = usePeople();
  const isFaded = useIsPresenceFaded();
  return <PeopleBar orgId={orgId} people={people} place={useOwnPlace()} isFaded={isFaded} />;
}

function useOwnPlace(): string | null {
  return placeOf(useLocation({ select: ({ pathname }) => pathname }));
}
