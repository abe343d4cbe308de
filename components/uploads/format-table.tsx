/** Columns of a format, each with an example. */
export function FormatTable({ examples }: { examples: readonly (readonly [column: string, example: string])[] }) {
  return (
    <table className="vs-table">
      <thead>
        <tr>
          <th scope="col">Colonne</th>
          <th scope="col">Exemple</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(([column, example]) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td>{example}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
