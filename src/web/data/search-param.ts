import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * One search parameter of the address and how to set it; the rest of the address stays. What the reader chose is in the address and
 * nowhere else, so that a link shows the exact view.
 */
export function useSearchParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const navigate = useNavigate();
  const set = (value: string | undefined) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => ({ ...before, [name]: value || undefined })) as never,
      replace: true,
      resetScroll: false,
    });
  return [search[name], set];
}
