import { createContext, useContext } from 'react';

/** The place in the shell's top bar that a page header fills; null where there is no shell. */
const HeaderSlotContext = createContext<HTMLElement | null>(null);

export const HeaderSlotProvider = HeaderSlotContext.Provider;

/** What every page header shows beside its title: who else is here. */
const HeaderAsideContext = createContext<React.ReactNode>(null);

export const HeaderAsideProvider = HeaderAsideContext.Provider;

export function useHeaderAside(): React.ReactNode {
  return useContext(HeaderAsideContext);
}

export function useHeaderSlot(): HTMLElement | null {
  return useContext(HeaderSlotContext);
}
