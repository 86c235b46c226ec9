import { type Tables, existingTables } from '../tables/open-tables.ts';
import { StoreError } from '../tables/store-error.ts';

/** The storage cannot be opened as it is set. The message says what is wrong and the remedy, never the setting itself. */
export class StorageSettingError extends Error {
  readonly code = 'storage-setting';
}

const REMEDY =
  'Give the address of the table service (https://ACCOUNT.table.core.windows.net) or a connection string.';

/** What is said where nothing is set at all. */
export const NOT_SET = `COUNTERPART_STORAGE is not set. ${REMEDY}`;

const wrong = (what: string): StorageSettingError =>
  new StorageSettingError(`The storage (COUNTERPART_STORAGE or --storage) ${what}`);

const CONNECTION = /(^|;)(AccountName|UseDevelopmentStorage|TableEndpoint)=/i;

/** Opens what is set to be read only; nothing is sent yet. Throws `StorageSettingError` where that cannot be right. */
export async function tablesAt(storage: string): Promise<Tables> {
  const isAddress = storage.startsWith('https://');
  if (isAddress && !URL.canParse(storage)) throw wrong(`is not a whole https address. ${REMEDY}`);
  if (!isAddress && !CONNECTION.test(storage))
    throw wrong(`is neither an https address nor a connection string. ${REMEDY}`);
  if (isAddress) {
    // Large, and of no use for a connection string.
    const { DefaultAzureCredential } = await import('@azure/identity');
    return existingTables({ endpoint: storage, credential: new DefaultAzureCredential() });
  }
  const tables = existingTables({ connectionString: storage });
  try {
    await tables('Cases');
  } catch (cause) {
    throw Object.assign(
      wrong(
        'begins as a connection string and is not a whole one. Copy it from the page "Access keys" of the storage account, in quotation marks.',
      ),
      { cause },
    );
  }
  return tables;
}

/** Faults of signing in, by the names that Microsoft's library gives them: its messages go on for many lines. */
const SIGN_IN = [
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
];

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

function sayUnavailable({ message, cause }: StoreError): string {
  const said = `(${message})`;
  if (codeOf(cause) === 'ENOTFOUND')
    return `There is no storage of that name, or this computer cannot look it up: check the name of the account in COUNTERPART_STORAGE or --storage ${said}.`;
  if (cause instanceof Error && 'statusCode' in cause && cause.statusCode !== undefined)
    return `The storage cannot answer now. Try again in some minutes ${said}.`;
  return `No storage answers where COUNTERPART_STORAGE or --storage says that it is: check it, and that the storage is running and can be reached from here ${said}.`;
}

/** Why storage could not be read and what to do, in a sentence; any other fault in its own words. */
export function sayStorageFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (SIGN_IN.includes(fault.name))
    return 'You are not signed in to Azure with an account that may read this storage. Run "az login" and try again, or give a connection string.';
  if (!(fault instanceof StoreError)) return fault.message;
  switch (fault.code) {
    case 'forbidden':
      return `The storage refuses you. Ask for the role Storage Table Data Reader on the storage account, or check the key in the connection string (${fault.message}).`;
    case 'unavailable':
      return sayUnavailable(fault);
    default:
      return fault.message;
  }
}
