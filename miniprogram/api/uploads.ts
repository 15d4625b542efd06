import { digest, readPart, type LocalFile } from '../utils/files';
import { make, send } from './client';
import type { Upload, UploadState } from './model';
import { Problem } from './problem';

/** What is known of an upload; kept with the file, so that it goes on where it was cut. */
export type Begun = Upload;

/**
 * Sends a file in parts. `begun` goes on with an earlier try: only parts that did not arrive are sent.
 * `onBegun` is called as soon as the upload has an id, before the first part.
 */
export async function upload(file: LocalFile, begun: Begun | null, onBegun: (begun: Begun) => void): Promise<string> {
  let state = begun ? await stateOf(begun.id) : null;
  let known = begun;
  if (!known || !state) {
    known = await begin(file);
    state = { received: [], complete: false };
    onBegun(known);
  }

  if (!state.complete) {
    await sendMissing(file, known, new Set(state.received));
    await complete(known.id);
  }

  return known.id;
}

async function begin(file: LocalFile): Promise<Upload> {
  const sha256 = await digest(file);
  return make('/api/mini/uploads', { type: file.type, size: file.size, sha256 });
}

async function sendMissing(file: LocalFile, upload: Upload, received: Set<number>): Promise<void> {
  for (let part = 0; part < upload.parts; part++) {
    if (!received.has(part)) {
      const from = part * upload.partSize;
      const body = await readPart(file.path, from, Math.min(upload.partSize, file.size - from));
      await send({ method: 'PUT', path: `/api/mini/uploads/${upload.id}/parts/${part}`, body });
    }
  }
}

const complete = (id: string): Promise<unknown> => make(`/api/mini/uploads/${id}/complete`, {});

/** Null where the bot no longer knows the upload: it begins anew. */
async function stateOf(id: string): Promise<UploadState | null> {
  try {
    return await send<UploadState>({ method: 'GET', path: `/api/mini/uploads/${id}` });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return null;
    }

    throw error;
  }
}
