import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far below the window something is already made, so that a reader who scrolls does not wait for it. */
const AHEAD = '250px';

/** What tells that a reader is there, and may print what nobody scrolled to. */
const SIGNS = ['pointermove', 'keydown'] as const;

/** Makes what it holds once it comes near the window or the reader does anything; keeps its room until then. */
export function Near({ height, children }: { readonly height: number; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: AHEAD },
    );
    observer.observe(place.current as HTMLDivElement);
    const make = () => setNear(true);
    for (const sign of SIGNS) addEventListener(sign, make, { once: true, passive: true });
    return () => {
      observer.disconnect();
      for (const sign of SIGNS) removeEventListener(sign, make);
    };
  }, []);
  return (
    <div ref={place} style={near ? undefined : { minHeight: height }}>
      {near && children}
    </div>
  );
}
