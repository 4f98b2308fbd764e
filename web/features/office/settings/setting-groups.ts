import type { Setting } from './setting-calls.ts'

/** What a rule is about, by the beginning of its key: the longest that fits. In the order people set them up. */
const GROUPS = [
  { id: 'cases', prefix: 'applications.', name: '办件办理' },
  { id: 'materials', prefix: 'materials.', name: '材料和免提交' },
  { id: 'reminders', prefix: 'supervision.', name: '期限提醒' },
  { id: 'ratings', prefix: 'ratings.', name: '好差评' },
  { id: 'messages', prefix: 'messages.', name: '短信' },
  { id: 'halls', prefix: 'organisation.', name: '大厅、人员和设备' },
  { id: 'portal', prefix: 'portal.', name: '门户' },
  { id: 'platform', prefix: 'platform.', name: '网址' },
  { id: 'items', prefix: 'catalogue.', name: '事项目录' },
  { id: 'checks', prefix: 'catalogue.check.', name: '要素体检' },
  { id: 'other', prefix: '', name: '其他' },
]

export const groupOf = ({ key }: Pick<Setting, 'key'>): string => GROUPS.filter(({ prefix }) => key.startsWith(prefix)).reduce((best, group) => (group.prefix.length > best.prefix.length ? group : best)).id

/** The rules by what they are about. */
export const toGroups = (rows: readonly Setting[]): { id: string; name: string; rows: Setting[] }[] =>
  GROUPS.map(({ id, name }) => ({ id, name, rows: rows.filter((row) => groupOf(row) === id) })).filter((group) => group.rows.length > 0)
