/** The service's own mark, drawn where the State's logo may not be. */
export function BrandMark() {
  return (
    <svg className="vs-mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
      <path fill="#417DC4" d="M2 19h7v10H2z" />
      <path fill="#3558A2" d="M12 12h7v17h-7z" />
      <path fill="#14305E" d="M22 4h7v25h-7z" />
      <path fill="#161616" d="M0 29h32v2H0z" />
    </svg>
  );
}
