import { useSearchParam } from '../data/search-param.js';

/** A filter of the view that the address holds: one of some values, or all. */
export function Choice({
  label,
  param,
  all,
  options,
}: {
  readonly label: string;
  readonly param: string;
  readonly all: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}) {
  const [chosen, choose] = useSearchParam(param);
  return (
    <label>
      {label}
      <select className="field" value={chosen ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{all}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
