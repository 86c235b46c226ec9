/** How fetching a file went. `refused`: the address is none of those at which Teams keeps files. */
export type FetchedFile =
  | { readonly text: string }
  | { readonly failed: 'refused' | 'too-large' | 'too-slow' | 'not-text' | 'not-reached' };

/** How handing a file over went. */
export type StoredFile =
  { readonly stored: true } | { readonly failed: 'refused' | 'too-slow' | 'not-reached' };

/** Brings and takes the files of a chat, from and to where Teams keeps them. Never rejects. */
export interface Files {
  /** A text file of 5 MB at most, within 20 seconds. */
  fetch(url: string): Promise<FetchedFile>;
  /** Puts a file where the person has agreed to have it. */
  store(url: string, text: string): Promise<StoredFile>;
}
