const MOST_HEADER = 16 * 1024;

/** The file of a posted form, its content still to be read, once. */
export type FormFile = { fileName: string; mediaType: string; content: AsyncIterable<Uint8Array> };

/**
 * The first file of a `multipart/form-data` body, read as it comes: the platform's own reader would hold it whole in memory,
 * several times. Null when there is none, or the body is no such form. The content throws when the body ends before the file does.
 */
export async function formFile(request: Request): Promise<FormFile | null> {
  const boundary = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(
    request.headers.get('content-type') ?? '',
  );
  if (!boundary || !request.body) return null;
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`, 'latin1');
  const body = (request.body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  // What has come and is not read yet; the line end before the first delimiter is the body's beginning.
  const window = { bytes: Buffer.from('\r\n'), ended: false };
  const more = async () => {
    const { done, value } = await body.next();
    window.ended = done === true;
    if (value)
      window.bytes =
        window.bytes.length === 0
          ? Buffer.from(value.buffer, value.byteOffset, value.length)
          : Buffer.concat([window.bytes, value]);
  };
  for (;;) {
    const skipped = await skipTo(window, delimiter, more);
    const head = skipped && (await readHead(window, more));
    if (!head) return null;
    const file = fileOf(head);
    if (file) return { ...file, content: contentOf(window, delimiter, more, () => body.return?.()) };
  }
}

type Window = { bytes: Buffer; ended: boolean };
type More = () => Promise<void>;

/** Past the next delimiter; false when there is none. */
async function skipTo(window: Window, delimiter: Buffer, more: More): Promise<boolean> {
  for (;;) {
    const at = window.bytes.indexOf(delimiter);
    if (at !== -1) {
      window.bytes = window.bytes.subarray(at + delimiter.length);
      return true;
    }
    if (window.ended) return false;
    window.bytes = window.bytes.subarray(Math.max(0, window.bytes.length - delimiter.length));
    await more();
  }
}

/** The lines that open a part; null when this is the end of the form, or they never end. */
async function readHead(window: Window, more: More): Promise<string | null> {
  for (;;) {
    if (window.bytes.subarray(0, 2).toString('latin1') === '--') return null;
    const end = window.bytes.indexOf('\r\n\r\n');
    if (end !== -1) {
      const head = window.bytes.subarray(0, end).toString('utf8');
      window.bytes = window.bytes.subarray(end + 4);
      return head;
    }
    if (window.ended || window.bytes.length > MOST_HEADER) return null;
    await more();
  }
}

/** The name and type of a part that is a file with a name. */
function fileOf(head: string): { fileName: string; mediaType: string } | null {
  const name = /^content-disposition:[^\r\n]*;\s*filename="([^"\r\n]*)"/im.exec(head)?.[1];
  if (!name) return null;
  const mediaType = /^content-type:\s*([^\r\n;]+)/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream';
  // Browsers write these three as percent signs, and nothing else.
  const fileName = name.replace(/%(22|0D|0A)/gi, (code) => (code === '%22' ? '"' : ' '));
  return { fileName, mediaType };
}

async function* contentOf(
  window: Window,
  delimiter: Buffer,
  more: More,
  stop: () => unknown,
): AsyncGenerator<Uint8Array> {
  try {
    yield* untilDelimiter(window, delimiter, more);
  } finally {
    await stop(); // what follows, or what is too much, is not read
  }
}

async function* untilDelimiter(window: Window, delimiter: Buffer, more: More): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = window.bytes.indexOf(delimiter);
    if (at !== -1) {
      if (at > 0) yield window.bytes.subarray(0, at);
      return;
    }
    if (window.ended) throw new Error('the form ended before its file');
    // The last bytes may be the beginning of the delimiter.
    const sure = window.bytes.length - delimiter.length + 1;
    if (sure > 0) {
      yield window.bytes.subarray(0, sure);
      window.bytes = window.bytes.subarray(sure);
    }
    await more();
  }
}
