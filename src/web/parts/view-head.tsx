import type { ReactNode } from 'react';
import './view-head.css';

/** The name of a view and in a sentence what it answers. */
export function ViewHead({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <header className="view-head">
      <h1>{title}</h1>
      <p className="lede">{children}</p>
    </header>
  );
}
