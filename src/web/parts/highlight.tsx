import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { PartnerCode } from '../../types.js';

interface Highlight {
  readonly partner: PartnerCode | null;
  readonly set: (partner: PartnerCode | null) => void;
}

const Context = createContext<Highlight>({ partner: null, set: () => {} });

/** Holds the partner that the reader points at, so that every figure on the page shows it. */
export function HighlightProvider({ children }: { readonly children: ReactNode }) {
  const [partner, set] = useState<PartnerCode | null>(null);
  const value = useMemo(() => ({ partner, set }), [partner]);
  return <Context value={value}>{children}</Context>;
}

export const useHighlight = () => useContext(Context);

/** Attributes of an element that stands for a partner: pointing at it or moving to it by key highlights the partner everywhere. */
export function useHighlightProps(partner: PartnerCode) {
  const { partner: highlighted, set } = useHighlight();
  return {
    'data-partner': partner,
    'data-dim': highlighted !== null && highlighted !== partner ? '' : undefined,
    onPointerEnter: () => set(partner),
    onPointerLeave: () => set(null),
    onFocus: () => set(partner),
    onBlur: () => set(null),
  };
}
