import './states.css';

/** What stands where an answer is awaited: still lines, and after a moment the words. */
export function Loading({ what = 'the build' }: { readonly what?: string }) {
  return (
    <div className="state loading" role="status">
      <span className="bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>Reading {what} …</span>
    </div>
  );
}
