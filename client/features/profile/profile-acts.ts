import { newId } from '../../../schema/id.ts';
import type { IcpChanges } from '../../../schema/profile/icp-changes.ts';
import type { ProfileChanges } from '../../../schema/profile/profile-verbs.ts';
import { i18n } from '../../i18n/i18n.ts';
import { act } from '../../offline/act.ts';
import { undoAct } from '../../offline/undo.ts';
import { notify } from '../../ui/notify.tsx';
import type { BusinessProfile, Icp } from './profile-types.ts';
import type { DraftValues } from './use-draft.ts';

const t = i18n.getFixedT(null, 'profile');

export type BusinessValues = Pick<
  BusinessProfile,
  'name' | 'website' | 'sells' | 'customers' | 'tone' | 'proof'
> & { services: string[] };

/** Everything that a person does to ideal customers and business profiles. */
export interface ProfileActs {
  create: (values: DraftValues) => string;
  /** Resolves when the rows on this device say so; false when they may not. */
  update: (icp: Icp, changes: IcpChanges) => Promise<boolean>;
  duplicate: (icp: Icp) => string;
  setDefault: (icp: Icp, isDefault: boolean) => void;
  remove: (icp: Icp) => Promise<void>;
  createBusiness: (values: BusinessValues) => string;
  updateBusiness: (profileId: string, changes: ProfileChanges) => Promise<boolean>;
  removeBusiness: (profile: BusinessProfile) => Promise<void>;
}

export function profileActs(orgId: string): ProfileActs {
  return {
    create(values) {
      const id = newId();
      act('icp.create', { orgId, id, ...values });
      return id;
    },
    async update(icp, changes) {
      const { here } = act('icp.update', { orgId, icpId: icp.id, changes });
      if ((await here).kind === 'refused') return false;
      notify({ tone: 'good', message: t(icp.isDefault ? 'editor.saved' : 'editor.savedQuiet') });
      return true;
    },
    duplicate(icp) {
      const id = newId();
      const name = t('copyOf', { name: icp.name }).slice(0, 80);
      act('icp.duplicate', { orgId, icpId: icp.id, id, name });
      return id;
    },
    setDefault(icp, isDefault) {
      act('icp.setDefault', { orgId, icpId: icp.id, isDefault });
    },
    async remove(icp) {
      const { opId, here } = act('icp.delete', { orgId, icpId: icp.id });
      if ((await here).kind === 'refused') return;
      notify({
        message: t('deleted', { name: icp.name }),
        undo: () => void undoAct(opId),
      });
    },
    createBusiness(values) {
      const id = newId();
      act('profile.create', { orgId, id, ...values });
      return id;
    },
    async updateBusiness(profileId, changes) {
      const { here } = act('profile.update', { orgId, profileId, changes });
      if ((await here).kind === 'refused') return false;
      notify({ tone: 'good', message: t('editor.savedQuiet') });
      return true;
    },
    async removeBusiness(profile) {
      const { opId, here } = act('profile.delete', { orgId, profileId: profile.id });
      if ((await here).kind === 'refused') return;
      notify({
        message: t('business.deleted', { name: profile.name }),
        undo: () => void undoAct(opId),
      });
    },
  };
}
