import { randomUUID } from 'node:crypto';
import type { Faults } from './faults.ts';
import { startHttpService, type RecordedRequest, type Reply, type ServiceRequest } from './http-service.ts';

/** A file that lies where Teams keeps the files of chats. */
export interface StoredFile {
  id: string;
  name: string;
  bytes: Buffer;
}

/** What the bot is told of a place for a file that somebody has agreed to take. */
export interface UploadInfo {
  name: string;
  contentUrl: string;
  uploadUrl: string;
  uniqueId: string;
  fileType: string;
}

export interface FileStore {
  url: string;
  faults: Faults;
  requests: () => RecordedRequest[];
  /** Puts a file there, as a person does who drops it into a chat. */
  keep: (name: string, bytes: Buffer) => StoredFile;
  /** The attachment by which the bot hears of a file. */
  attachmentOf: (file: StoredFile) => Record<string, unknown>;
  /** A place into which one file of that name can be put. */
  openUpload: (name: string) => UploadInfo;
  /** What was put into such a place; undefined before it has come. */
  uploaded: (uniqueId: string) => StoredFile | undefined;
  stop: () => Promise<void>;
}

/** "csv" of "Directory.CSV" */
const typeOf = (name: string): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * Starts a stand-in for the OneDrive in which Teams keeps the files of chats: a file is fetched without a token from an
 * address that nobody can guess, and put in one piece into a place that was opened for it. Rejects when the port is taken.
 */
export async function startFileStore(options: { port?: number } = {}): Promise<FileStore> {
  const files = new Map<string, StoredFile>();
  const places = new Map<string, string>();
  const service = await startHttpService({
    port: options.port,
    answer: (request) => answer(request, files, places),
  });
  const { url, faults, requests, stop } = service;
  const addressOf = (id: string, name: string) => `${url}/files/${id}/${encodeURIComponent(name)}`;
  return {
    url,
    faults,
    requests,
    keep: (name, bytes) => {
      const file = { id: randomUUID(), name, bytes };
      files.set(file.id, file);
      return file;
    },
    attachmentOf: ({ id, name }) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      content: { downloadUrl: addressOf(id, name), uniqueId: id, fileType: typeOf(name) },
      contentUrl: `${url}/personal/${encodeURIComponent(name)}`,
      name,
    }),
    openUpload: (name) => {
      const uniqueId = randomUUID();
      places.set(uniqueId, name);
      const uploadUrl = `${url}/uploads/${uniqueId}`;
      return { name, contentUrl: addressOf(uniqueId, name), uploadUrl, uniqueId, fileType: typeOf(name) };
    },
    uploaded: (uniqueId) => (places.has(uniqueId) ? files.get(uniqueId) : undefined),
    stop,
  };
}

function answer(
  request: ServiceRequest,
  files: Map<string, StoredFile>,
  places: ReadonlyMap<string, string>,
): Reply {
  const [kind, id = ''] = request.segments;
  const route = `${request.method} ${kind ?? ''}`;
  const file = files.get(id);
  if (route === 'GET files' && file) return { status: 200, body: file.bytes };
  const name = places.get(id);
  if (route !== 'PUT uploads' || name === undefined) return { status: 404 };
  const wrong = wrongRange(request);
  if (wrong !== undefined) return { status: 400, body: { error: { code: 'invalidRange', message: wrong } } };
  files.set(id, { id, name, bytes: request.bytes });
  return { status: 201, body: { id, name, size: request.size } };
}

/** An upload session says of each piece where it belongs; the stand-in takes the whole file in one. */
function wrongRange({ headers, size }: ServiceRequest): string | undefined {
  const wanted = `bytes 0-${size - 1}/${size}`;
  const given = headers['content-range'] ?? 'nothing';
  return given === wanted ? undefined : `Content-Range must be "${wanted}", not "${given}".`;
}
