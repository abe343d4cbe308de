import { FilterSelect } from './filter-select';

type Choice = { code: string; label: string };
type Props<Params> = {
  params: Params;
  /** Of the address's parameter. */
  name: keyof Params & string;
  label: string;
  /** The choice that does not filter, where there is one. */
  all?: string;
  choices: readonly Choice[];
  /** Parameters that no longer make sense once this one changes, beside the page. */
  resets?: readonly string[];
};

/** A filter of a list, as its address has it; another choice leads back to the first page. */
export function ListSelect<Params>({ params, name, label, all, choices, resets = [] }: Props<Params>) {
  return (
    <FilterSelect
      name={name}
      label={label}
      value={String(params[name] ?? '')}
      choices={all === undefined ? [...choices] : [{ code: '', label: all }, ...choices]}
      resets={[...resets, 'page']}
    />
  );
}

const SECTORS: readonly Choice[] = [
  { code: 'SEL', label: 'SEL' },
  { code: 'PRIVATE', label: 'Privés' },
  { code: 'HOSPITAL', label: 'Hospitaliers' },
];

/** Which labs, by who owns them. */
export function SectorSelect<Params extends { sector: string | null }>({ params }: { params: Params }) {
  return <ListSelect params={params} name="sector" label="Secteur" all="Tous" choices={SECTORS} />;
}
