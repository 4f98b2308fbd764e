import type { Backup, BackupStore } from './draft-editing.ts'

const PREFIX = 'console:change:'

/**
 * Unsaved content in this browser, of one officer and one change: over a lost connection, a crash, a reload. Items are
 * published texts without personal data, so they may outlive the tab.
 */
export function createDraftBackup(officerId: string, changeId: string): BackupStore {
  const key = `${PREFIX}${officerId}:${changeId}`
  return {
    read() {
      const stored = localStorage.getItem(key)
      return stored === null ? undefined : (JSON.parse(stored) as Backup)
    },
    write(backup) {
      try {
        localStorage.setItem(key, JSON.stringify(backup))
        return true
      } catch {
        // Full, or switched off by the hall: the screen then says so instead of promising what it cannot keep.
        return false
      }
    },
    clear() {
      localStorage.removeItem(key)
    },
  }
}
