/** «ce téléphone», or «cet appareil» on a wide screen. */
export function ThisDevice() {
  return (
    <>
      <span className="vs-say__phone">ce téléphone</span>
      <span className="vs-say__device">cet appareil</span>
    </>
  );
}
