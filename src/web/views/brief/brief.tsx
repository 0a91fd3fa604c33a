import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { briefQuery, CITATIONS, EXPORTS, type Export } from '../../data/brief.js';
import { edition, resourceUrl } from '../../data/edition.js';
import { Failure } from '../../parts/failure.js';
import { Loading } from '../../parts/loading.js';
import { ViewHead } from '../../parts/view-head.js';
import './brief.css';
import { briefBody } from './brief-body.js';

/** The written result, to read, to print and to take away. */
export function Brief() {
  const { data, error } = useQuery(briefQuery);
  return (
    <>
      <div className="brief-head">
        <ViewHead title="Brief">
          The written result of this build, every sentence with its sources, to read here, to print or to take
          away.
        </ViewHead>
        <div className="exports">
          <Links label="The brief" links={EXPORTS} />
          <Links label="To cite it" links={CITATIONS} />
          <Button className="button" isDisabled={!data} onPress={() => print()}>
            Print
          </Button>
        </div>
      </div>
      {error ? <Failure error={error} /> : data ? <Text html={data} /> : <Loading what="the brief" />}
    </>
  );
}

const Links = ({ label, links }: { readonly label: string; readonly links: readonly Export[] }) => (
  <p>
    <span className="quiet">{label}:</span>
    {links
      .filter(({ serverOnly }) => edition === 'server' || !serverOnly)
      .map(({ path, name, note }) => (
        <a key={path} href={resourceUrl(path)} download={path} title={note || undefined}>
          {name}
        </a>
      ))}
  </p>
);

function Text({ html }: { readonly html: string }) {
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const images: string[] = [];
    const body = briefBody(html, (svg) => {
      const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      images.push(url);
      return url;
    });
    place.current?.replaceChildren(body);
    return () => {
      for (const url of images) URL.revokeObjectURL(url);
    };
  }, [html]);
  return (
    // The text is the document of this view, set off from the workbench around it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link is followed by key as a click
    <article className="brief" ref={place} onClick={(event) => follow(event.nativeEvent)} />
  );
}

/** Notes are links within the text; where routes stand after the `#`, the browser would take them for views. */
function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const target = document.getElementById((link.getAttribute('href') as string).slice(1));
  target?.scrollIntoView({ block: 'center' });
  target?.setAttribute('tabindex', '-1');
  target?.focus({ preventScroll: true });
}
