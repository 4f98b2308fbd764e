/** What a message asks of whoever reads it: to do something, to know how far a case is, or to take note. */
export type MessageKind = 'todo' | 'progress' | 'notice'

export const kindWords: Record<MessageKind, string> = { todo: '请您办理', progress: '办理进展', notice: '通知' }

/** 文书 of a case that is served with a message. */
export interface ServedDocument {
  id: string
  title: string
}

/** What was told, in its words of that day. */
export interface Message {
  /** Of the announcement that told it: what is told twice is one message. */
  id: string
  region: string
  at: Date
  kind: MessageKind
  title: string
  text: string
  /** The case it is about. */
  number: string | null
  /** The service item it is about. */
  itemCode: string | null
}

/** In the inbox of a person or an enterprise. */
export interface SubjectMessage extends Message {
  subjectId: string
  documents: ServedDocument[]
  readAt: Date | null
}

/** On an officer's desk. */
export interface DeskMessage extends Message {
  readAt: Date | null
}
