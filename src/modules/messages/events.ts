/** What this room announces: for whoever keeps the record of what was served (送达回证); no room reads it yet. */
export const MESSAGE_EVENTS = ['messages.documentsOpened'] as const

/** `messages.documentsOpened`: the applicant, or whoever acts for them, opened a message with documents for the first time. */
export interface DocumentsOpened {
  number: string
  /** Ids of the documents, as the case knows them. */
  documents: string[]
  /** In whose inbox they were opened. */
  subjectId: string
  /** Who opened them. */
  openedBy: string
  /** ISO 8601 */
  at: string
}
