/**
 * The one place where a path written in a workspace file becomes a path of the workspace. Takes `/` and `\`; returns
 * a normal relative path, or null where it is absolute, a URL, would leave the workspace or is no Unicode: no file has
 * half a character in its name, and addresses are not made of one.
 */
export function confine(written: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/iu.test(written) || /^[/\\~]/u.test(written) || written.includes('\0')) return null;
  if (/\p{Surrogate}/u.test(written)) return null;
  const parts: string[] = [];
  for (const part of written.split(/[/\\]/u)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length > 0 ? parts.join('/') : null;
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The path of what a folder holds; '' is the workspace itself. */
export const pathBelow = (folder: string, name: string): string =>
  folder === '' ? name : `${folder}/${name}`;

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
