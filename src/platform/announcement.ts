/** Something that happened and that others may know of. Stored on the outbox with the change itself. */
export interface Announcement {
  type: string
  payload: Record<string, unknown>
}
