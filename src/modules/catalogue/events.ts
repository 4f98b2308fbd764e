/** What this room announces: an item was published, suspended, resumed or cancelled by a reviewed change. */
export const CATALOGUE_EVENTS = ['catalogue.itemPublished'] as const

export interface ItemPublished {
  code: string
  /** The version that is published now. */
  version: number
  name: string
  kind: 'create' | 'revise' | 'suspend' | 'resume' | 'cancel'
}
