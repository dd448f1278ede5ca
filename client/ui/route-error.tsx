import type { ErrorComponentProps } from '@tanstack/react-router';
import { isMissingPart } from '../pwa/missing-part.ts';
import { MissingPartState } from './missing-part-state.tsx';

/** Within the frame of the app: a screen that could not be fetched. Whatever else broke goes up. */
export function RouteError({ error }: ErrorComponentProps) {
  if (!isMissingPart(error)) throw error;
  return <MissingPartState />;
}
