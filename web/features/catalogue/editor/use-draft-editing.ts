import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useOfficer } from '../../sessions/officer.tsx'
import { saveChange } from '../catalogue-calls.ts'
import { changeKey, changesKey } from '../catalogue-queries.ts'
import type { Change } from '../types.ts'
import { createDraftBackup } from './draft-backup.ts'
import { createDraftEditing, type DraftEditing, type DraftState } from './draft-editing.ts'

/** The editing of one change while its page is open; leaving the page saves what is left. */
export function useDraftEditing(change: Change): [DraftState, DraftEditing] {
  const officer = useOfficer()
  const queries = useQueryClient()
  const [editing] = useState(() => createDraftEditing({
    revision: change.revision,
    content: change.content,
    backup: createDraftBackup(officer.id, change.id),
    async save(body) {
      const answer = await saveChange(change.id, body)
      queries.setQueryData<Change>(changeKey(change.id), (before) => before && { ...before, revision: answer.revision, content: answer.content })
      // What is different now, and what may be done with it, is read when its page is opened.
      void queries.invalidateQueries({ queryKey: changeKey(change.id), refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: changesKey })
      return answer
    },
  }))
  useEffect(() => {
    window.addEventListener('online', editing.retry)
    const leave = () => void editing.saveNow()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('online', editing.retry)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [editing])
  return [useSyncExternalStore(editing.subscribe, editing.getState), editing]
}
