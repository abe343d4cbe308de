import { GET as readFile } from '@/app/api/v1/uploads/[id]/file/route';
import { DELETE as cancel, GET as readOne } from '@/app/api/v1/uploads/[id]/route';
import { GET as list, POST as post } from '@/app/api/v1/uploads/route';
import { uploadSchema } from '@/lib/uploads/schema';

const BASE = 'http://test/api/v1/uploads';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const none = { params: Promise.resolve({}) };
const of = (id: string) => ({ params: Promise.resolve({ id }) });
const headers = (key: string, type = 'text/csv') => ({ Authorization: `Bearer ${key}`, 'Content-Type': type });

/** Deposits through the API's route. @returns the status and the body, checked against the API's own schema when it is an upload. */
export async function deposit(key: string, body: string | Uint8Array | object[], query = '', type?: string) {
  const isRows = Array.isArray(body);
  const mediaType = type ?? (isRows ? 'application/json' : typeof body === 'string' ? 'text/csv' : XLSX);
  const content = isRows ? JSON.stringify(body) : typeof body === 'string' ? body : new Uint8Array(body);
  const request = new Request(`${BASE}?${query}`, { method: 'POST', headers: headers(key, mediaType), body: content });
  const response = await post(request, none);
  const json: unknown = await response.json();
  const parsed = uploadSchema.safeParse(json);
  return { status: response.status, upload: parsed.success ? parsed.data : null, json };
}

const status = async (response: Promise<Response>) => (await response).status;

export const uploads = {
  list: async (key: string, query = '') =>
    (await list(new Request(`${BASE}?${query}`, { headers: headers(key) }), none)).json(),
  read: (key: string, id: string) => status(readOne(new Request(`${BASE}/${id}`, { headers: headers(key) }), of(id))),
  file: (key: string, id: string) => readFile(new Request(`${BASE}/${id}/file`, { headers: headers(key) }), of(id)),
  cancel: (key: string, id: string) =>
    status(cancel(new Request(`${BASE}/${id}`, { method: 'DELETE', headers: headers(key) }), of(id))),
};
