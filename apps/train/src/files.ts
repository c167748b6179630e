/** Files: read whole or not at all, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemReason, UserError } from './errors.js';

/**
 * Writes a file in one step: whoever looks sees the old content or the new, never a part, also if the machine stops.
 * The content goes to a new file in the same folder, which then takes the name.
 *
 * @throws UserError if the file cannot be written; nothing is left behind then
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => {});
    throw new UserError(`cannot write ${path}: ${systemReason(thrown)}`);
  }
}

/** The content of a file. @throws UserError if it cannot be read */
export async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw new UserError(`cannot read ${path}: ${systemReason(thrown)}`);
  }
}

/** Makes a folder and those around it, unless they exist. @throws UserError if that cannot be done, or if files cannot be made in it */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (thrown) {
    throw new UserError(`cannot make the folder ${path}: ${systemReason(thrown)}`);
  }
  try {
    await access(path, constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new UserError(`cannot write to the folder ${path}: ${systemReason(thrown)}`);
  }
}
