type Props = {
  /** What the files hold, for those who hear the links apart from their table. */
  of: string;
  links: readonly { label: string; href: string }[];
};

/** The files of a table. */
export function Exports({ of, links }: Props) {
  return (
    <ul className="vs-plain vs-exports">
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href} download>
            {label}
            <span className="fr-sr-only">
              {'\u00A0'}: {of}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
