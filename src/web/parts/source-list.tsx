export interface SourceShown {
  readonly id: string;
  readonly publisher: string;
  readonly published: string;
  readonly status: 'read' | 'cited' | 'recalled';
}

/** What was only cited by others, or only remembered, is not the same as read, and is said. */
const STATUS = { read: '', cited: ', cited by others', recalled: ', recalled, not read' } as const;

/** Sources in one line, each with its date and how far it was read. */
export function SourceList({ sources }: { readonly sources: readonly SourceShown[] }) {
  if (sources.length === 0) return <span className="quiet">no source</span>;
  return (
    <span className="sources">
      {sources.map(({ id, publisher, published, status }, i) => (
        <span key={id} title={id}>
          {i > 0 && '; '}
          {publisher}
          {published && ` (${published})`}
          {STATUS[status]}
        </span>
      ))}
    </span>
  );
}
