import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HintHost } from '../../ui/hint-host.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartBoundary } from '../../ui/part-boundary.tsx';
import { HeaderAsideProvider, HeaderSlotProvider } from '../../ui/header-slot.tsx';
import { useStoredFlag } from '../../ui/use-stored-flag.ts';
import type { Membership } from '../../workspace/memberships.ts';
import { BalancePill } from './balance-pill.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { GuestLink } from './guest-link.tsx';
import classes from './shell.module.css';
import { useSignOutQuestion } from './sign-out-question.ts';
import { Sidebar } from './sidebar.tsx';
import { UpdatePrompt } from './update-prompt.tsx';
import { useShellCommands } from './use-shell-commands.tsx';

const loadPalette = () => import('./palette.tsx');
const Palette = lazyPart(loadPalette);
const KeysDialog = lazyPart(() => import('./keys-dialog.tsx'));
const SignOutDialog = lazyPart(() => import('./sign-out-dialog.tsx'));
const MoreSheet = lazyPart(() => import('./more-sheet.tsx'));

type Overlay = 'palette' | 'keys' | 'more';

interface ShellProps {
  memberships: Membership[];
  /** Who else is here; stands beside the title of each page. */
  people?: React.ReactNode;
  /** Stands last in the top bar. */
  tools?: React.ReactNode;
  children: React.ReactNode;
}

/** The frame around every screen: places at the side (below, on a phone), one bar on top. */
export function Shell({ memberships, people, tools, children }: ShellProps) {
  const { t } = useTranslation();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [isNarrow, setIsNarrow] = useStoredFlag('quarry.sidebar.narrow', false);
  // What was opened once stays mounted, so that it can fade out and opens at once next time.
  const [loaded, setLoaded] = useState<ReadonlySet<Overlay>>(new Set());
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const open = (name: Overlay) => {
    setLoaded((before) => new Set(before).add(name));
    setOverlay(name);
  };
  const isSigningOut = useSignOutQuestion() !== null;
  const close = () => setOverlay(null);
  const toggleSidebar = () => setIsNarrow(!isNarrow);

  useShellCommands({
    memberships,
    onPalette: () => (overlay === 'palette' ? close() : open('palette')),
    onKeys: () => open('keys'),
    onToggleSidebar: toggleSidebar,
  });

  return (
    <HeaderSlotProvider value={slot}>
      <a href="#main" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <div className={classes.shell} data-narrow={isNarrow || undefined}>
        <aside className={classes.side}>
          <Sidebar
            memberships={memberships}
            isNarrow={isNarrow}
            onToggle={toggleSidebar}
            onSearch={() => open('palette')}
            onKeys={() => open('keys')}
          />
        </aside>
        <div className={classes.column}>
          <header className={classes.bar}>
            <div ref={setSlot} className={classes.slot} />
            <GuestLink className={classes.guest} />
            <ConnectionBadge />
            <BalancePill />
            {tools}
          </header>
          <main id="main" className={classes.main} tabIndex={-1}>
            <HeaderAsideProvider value={people}>{children}</HeaderAsideProvider>
          </main>
        </div>
        <BottomBar onSearch={() => open('palette')} onMore={() => open('more')} />
      </div>
      <UpdatePrompt />
      <HintHost />
      <PartBoundary
        attempt={overlay}
        onMissing={() => {
          setOverlay(null);
          notify({ id: 'missing-part', message: t('missingPart.short'), tone: 'warn' });
        }}
      >
        <Suspense>
          {isSigningOut && <SignOutDialog />}
          {loaded.has('palette') && <Palette isOpen={overlay === 'palette'} onClose={close} />}
          {loaded.has('keys') && <KeysDialog isOpen={overlay === 'keys'} onClose={close} />}
          {loaded.has('more') && (
            <MoreSheet memberships={memberships} isOpen={overlay === 'more'} onClose={close} />
          )}
        </Suspense>
      </PartBoundary>
    </HeaderSlotProvider>
  );
}
