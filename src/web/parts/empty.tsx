import type { ReactNode } from 'react';
import './states.css';

/** Says that nothing is there, and why; silence is missing data, not a low value. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="state empty">{children}</p>;
}
