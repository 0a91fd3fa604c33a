import type { ReactNode, Ref } from 'react';

/** A place that scrolls by itself, which must be reachable by key. */
export function Scrolling({
  label,
  className = 'scroll-x',
  ref,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={className} tabIndex={0} aria-label={label} ref={ref}>
      {children}
    </section>
  );
}
