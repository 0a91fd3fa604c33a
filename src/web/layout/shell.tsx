import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useRef, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { edition } from '../data/edition.js';
import { rebuilt } from '../data/fetch.js';
import { buildQuery } from '../data/queries.js';
import icon from './icon.svg';
import { PartnerMenu } from './partner-menu.js';
import './shell.css';
import { ThemeSwitch } from './theme-switch.js';

const VIEWS = [
  ['/', 'Standings'],
  ['/compare', 'Compare'],
  ['/evidence', 'Evidence'],
  ['/reading', 'Reading room'],
  ['/networks', 'Networks and money'],
  ['/claims', 'Claims'],
  ['/method', 'Method'],
  ['/brief', 'Brief'],
] as const;

/** The frame of every view: where one is, what build one looks at, and whether it is still the newest. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  return (
    <>
      {/* A link to #main would be taken for a route where routes stand after the #. */}
      <Button className="skip" onPress={() => main.current?.focus()}>
        Skip to the content
      </Button>
      <header className="shell-head">
        <Link to="/" className="brand">
          <img src={icon} alt="" width="22" height="22" /> Tierline
        </Link>
        <nav aria-label="Views">
          <ul>
            {VIEWS.map(([to, name]) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
                  {name}
                </Link>
              </li>
            ))}
            <li>
              <PartnerMenu />
            </li>
          </ul>
        </nav>
        <ThemeSwitch />
      </header>
      <Rebuilt />
      <main ref={main} tabIndex={-1} id="main">
        <Outlet />
      </main>
      <Colophon />
    </>
  );
}

function Rebuilt() {
  const stale = useSyncExternalStore(rebuilt.subscribe, rebuilt.now);
  if (!stale) return null;
  return (
    <div className="rebuilt" role="status">
      The pack was rebuilt while this page was open; parts of it may be of the older build.
      <Button className="button" onPress={() => location.reload()}>
        Show the new build
      </Button>
    </div>
  );
}

/** The digest and date stand on every page: a figure without them cannot be cited. */
function Colophon() {
  const { data } = useQuery(buildQuery);
  if (!data) return null;
  return (
    <footer className="colophon small quiet">
      <p>
        {data.title}, version {data.version}. As published by <time dateTime={data.asOf}>{data.asOf}</time>,
        seed {data.seed}, build <code title={data.digest}>{data.digest.slice(0, 12)}</code>.{' '}
        {data.evidence.toLocaleString('en')} records of {data.sources} sources.
      </p>
      <p>
        {data.citation} {edition === 'static' && 'This is a published edition: files, without a server.'}
      </p>
    </footer>
  );
}
