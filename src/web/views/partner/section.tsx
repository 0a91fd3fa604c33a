import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A chapter of the dossier: its name and what it is about in the margin, the matter beside it. */
export function Section({ id, title, aside, children }: Props) {
  return (
    <section className="dossier-section" aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {aside && <div className="small quiet">{aside}</div>}
      </header>
      <div className="dossier-matter">{children}</div>
    </section>
  );
}
