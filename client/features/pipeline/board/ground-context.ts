import { createContext, useContext } from 'react';
import type { BoardGround } from './board-moves.ts';

/** The board as it stands, read at the moment of a drag or key: no card draws again for it. */
const GroundContext = createContext<React.RefObject<BoardGround> | null>(null);
export const GroundProvider = GroundContext.Provider;

export function useGround(): React.RefObject<BoardGround> {
  const ground = useContext(GroundContext);
  if (!ground) throw new Error('useGround is for what stands on a board');
  return ground;
}
