/** 专区: items chosen for an occasion (topic) or for a stage of life of a person or an enterprise. */
export interface Zone {
  region: string
  id: string
  kind: 'topic' | 'lifeStage'
  title: string
  introduction: string
  audience: 'persons' | 'enterprises'
  /** Lower first. */
  position: number
  itemCodes: string[]
  fromDay: string
  /** Its last day; null: until further notice. */
  untilDay: string | null
  version: number
}

export type ZoneContent = Omit<Zone, 'region' | 'id' | 'version'>

export const zoneWords = {
  kind: { topic: '热点服务', lifeStage: '全生命周期' },
  audience: { persons: '个人', enterprises: '企业' },
  state: { shown: '展示中', coming: '还没开始', ended: '已结束' },
} as const
