import { Component } from 'react';
import { isMissingPart } from '../pwa/missing-part.ts';

interface PartBoundaryProps {
  /** In the place of what could not be fetched. */
  fallback?: React.ReactNode;
  /** Another value is another try. */
  attempt?: unknown;
  /** Something could not be fetched. */
  onMissing?: () => void;
  children: React.ReactNode;
}

interface PartBoundaryState {
  error: unknown;
  attempt: unknown;
}

/** Keeps a page on screen when a part of it is not on this device. Whatever else breaks goes up. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { error: null, attempt: this.props.attempt };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps({ attempt }: PartBoundaryProps, state: PartBoundaryState) {
    return attempt === state.attempt ? null : { error: null, attempt };
  }

  override componentDidCatch(error: unknown) {
    if (isMissingPart(error)) this.props.onMissing?.();
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isMissingPart(error)) throw error;
    return this.props.fallback ?? null;
  }
}
