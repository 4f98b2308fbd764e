import { useState } from 'react'
import { useDraft } from '../../client/draft.ts'
import { beginningTexts, draftName, type Matter, type Texts } from './matter.ts'

/** What is typed for one matter in one region. */
export interface WordingDraft {
  texts: Texts
  from: string
  source: string
}

export interface DraftInHand {
  draft: WordingDraft
  begun: WordingDraft
  isTouched: boolean
  change: (make: (before: WordingDraft) => WordingDraft) => void
  forget: () => void
}

/** What is typed stays in this tab until it is saved or given up. */
export function useWordingDraft(kind: string, matter: Matter, region: string, today: string): DraftInHand {
  // What it began with stays what it was: a list that is read again must not change the draft below somebody's hands.
  const [begun] = useState<WordingDraft>(() => ({ texts: beginningTexts(matter, region), from: today, source: '' }))
  const [draft, change, forget] = useDraft(draftName(kind, region, matter.id), begun)
  return { draft, begun, isTouched: JSON.stringify(draft) !== JSON.stringify(begun), change, forget }
}
