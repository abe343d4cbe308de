/** «ce téléphone», or «cet appareil» on a wide screen. */
export function ThisDevice() {
  return (
    <>
      <span className="vs-report__phone">ce téléphone</span>
      <span className="vs-report__device">cet appareil</span>
    </>
  );
}
