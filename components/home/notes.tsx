/** The footnotes of a table, numbered as its marks are. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return <p className="vs-notes">{notes.map((note, i) => `${i + 1}. ${note}`).join(' ')}</p>;
}
