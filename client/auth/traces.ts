/**
 * What a person leaves in a browser's storage beside rows and waiting changes: drafts, what they
 * looked at, how they like their columns. All our keys begin with `quarry.`; whatever is not listed
 * here is somebody's, so that a new key is forgotten unless it says otherwise.
 */
const OF_THE_DEVICE = /^quarry\.(?:device|seq|clock|user|sidebar\.narrow|dismissed\..+)$/;

type Store = Pick<Storage, 'removeItem'> & object;

/** At sign-out: whoever uses this device next finds nothing of them. */
export function wipeTraces(): void {
  for (const store of [() => localStorage, () => sessionStorage]) wipe(store);
}

/** Somebody else has signed in without a sign-out: what was being written in this tab is not theirs. */
export function wipeTabTraces(): void {
  wipe(() => sessionStorage);
}

function wipe(open: () => Store): void {
  try {
    const store = open();
    for (const key of Object.keys(store)) {
      if (key.startsWith('quarry.') && !OF_THE_DEVICE.test(key)) store.removeItem(key);
    }
  } catch {
    // Without storage there is nothing to forget.
  }
}
