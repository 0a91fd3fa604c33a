import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { buildQuery } from '../data/queries.js';

/** The partners, each with a page of its own. */
export function PartnerMenu() {
  const { data } = useQuery(buildQuery);
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <Button className="nav-button">
        Partners <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label="Partners"
          items={(data?.partners ?? []).map(({ code, name }) => ({ id: code, name }))}
          onAction={(code) => navigate({ to: '/partner/$code', params: { code: String(code) }, search: {} })}
        >
          {({ id, name }) => <MenuItem id={id}>{name}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
