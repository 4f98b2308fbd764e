/** What this room announces: an item was published by a file or a reviewed change, or suspended, resumed or cancelled by one. */
export const CATALOGUE_EVENTS = ['catalogue.itemPublished'] as const

export interface ItemPublished {
  code: string
  /** The version that is published now. */
  version: number
  name: string
  kind: 'create' | 'revise' | 'suspend' | 'resume' | 'cancel'
}
