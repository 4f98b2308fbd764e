import { existsSync, statfsSync } from 'node:fs'

/** Files in it are kept in memory, where the system has such a folder. */
export const MEMORY_FOLDER = '/dev/shm'

/** Whether files of so many bytes find room in memory. */
export function hasMemory(bytes: number): boolean {
  if (!existsSync(MEMORY_FOLDER)) return false
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize >= bytes
}
