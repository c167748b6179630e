/** Errors that are the user's to mend: they end the program with one line and exit status 2, without a stack. */

/** A wrong flag, value or file. The message is one line. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Why the system could not do something with a file, in a few words. */
export function systemReason(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is not a folder',
    EEXIST: 'it is not a folder',
    ENOSPC: 'no space is left',
  };
  return (code !== undefined && known[code]) || String(message ?? thrown).split('\n')[0];
}
