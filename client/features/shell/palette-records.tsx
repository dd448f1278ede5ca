import { useQuery } from '@rocicorp/zero/react';
import { Spotlight } from '@mantine/spotlight';
import { IconPick } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './palette.module.css';

const SHORTEST_SEARCH = 2;
const SHOWN = 6;

/** Leads and crawls that the query names, from the rows on this device first. */
export function PaletteRecords({ query }: { query: string }) {
  const { t } = useTranslation('shell');
  const { orgId } = useWorkspace();
  const { history } = useRouter();
  const search = query.trim().length >= SHORTEST_SEARCH ? query.trim() : null;
  const [leads = []] = useQuery(
    search !== null &&
      queries.lead.list({
        orgId,
        filter: { search: search.slice(0, 200) },
        sort: { field: 'updatedAt', direction: 'desc' },
        limit: SHOWN,
      }),
  );
  const [tasks = []] = useQuery(search !== null && queries.crawl.tasks({ orgId, limit: 200 }));
  const named = tasks.filter((task) => includes(task.name, search ?? '')).slice(0, SHOWN);

  return (
    <>
      {leads.length > 0 && (
        <Spotlight.ActionsGroup label={t('groups.leads')}>
          {leads.map((lead) => (
            <Spotlight.Action
              key={lead.id}
              className={classes.action}
              leftSection={<Avatar name={lead.name} seed={lead.id} size={20} />}
              label={lead.name}
              description={[lead.title, lead.companyName, lead.city].filter(Boolean).join(' · ')}
              onClick={() => history.push(`/w/${orgId}/leads/${lead.id}`)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {named.length > 0 && (
        <Spotlight.ActionsGroup label={t('groups.crawls')}>
          {named.map((task) => (
            <Spotlight.Action
              key={task.id}
              className={classes.action}
              leftSection={<IconPick size={18} stroke={1.6} />}
              label={task.name}
              onClick={() => history.push(`/w/${orgId}/crawls/${task.id}`)}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
    </>
  );
}

function includes(text: string, part: string): boolean {
  return text.toLocaleLowerCase().includes(part.toLocaleLowerCase());
}
