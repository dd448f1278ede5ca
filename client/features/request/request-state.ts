import type { RequestState, RunState } from '../../../schema/request/table.ts';
import type { Tone } from '../../ui/tone.ts';

export function requestTone(state: RequestState | RunState): Tone {
  switch (state) {
    case 'running':
      return 'info';
    case 'completed':
      return 'good';
    case 'failed':
      return 'bad';
    default:
      return 'neutral';
  }
}

export function isOpen(state: RequestState | RunState): boolean {
  return state === 'queued' || state === 'running';
}
