import { createContext, useContext } from 'react';

/** The place in the shell's top bar that a page header fills; null where there is no shell. */
const HeaderSlotContext = createContext<HTMLElement | null>(null);

export const HeaderSlotProvider = HeaderSlotContext.Provider;

export function useHeaderSlot(): HTMLElement | null {
  return useContext(HeaderSlotContext);
}
