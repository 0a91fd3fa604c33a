import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParam } from '../data/search-param.js';
import './tabs.css';

export interface ViewTab {
  readonly id: string;
  readonly title: string;
  readonly render: () => ReactNode;
}

/** The parts of a view, of which the address names the one that is open; the first where it names none. */
export function ViewTabs({
  label,
  tabs,
  param = 'part',
}: {
  readonly label: string;
  readonly tabs: readonly [ViewTab, ...ViewTab[]];
  readonly param?: string;
}) {
  const [named, open] = useSearchParam(param);
  const [first] = tabs;
  const { id: selected } = tabs.find(({ id }) => id === named) ?? first;
  return (
    <Tabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => open(key === first.id ? undefined : String(key))}
    >
      <TabList className="tab-list" aria-label={label} items={tabs}>
        {({ id, title }) => (
          <Tab className="tab" id={id}>
            {title}
          </Tab>
        )}
      </TabList>
      {tabs.map(({ id, title, render }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          <h2 className="view-hidden">{title}</h2>
          {render()}
        </TabPanel>
      ))}
    </Tabs>
  );
}
